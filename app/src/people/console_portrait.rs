//! The head of a learner's page.

use super::console_state::{StateBadge, gender_name};
use crate::{
    face::may,
    text::{Text, use_text},
    ui::{Avatar, AvatarSize, Crumbs, IconName, LinkButton, Tab, Tabs, date::day_full},
};
use leptos::prelude::*;
use shared::{access::Permission, people::Portrait};

/// One line of facts: number, gender, age, school and grade, campus, first day.
fn facts(text: Text, portrait: &Portrait) -> String {
    let school = [portrait.school.as_deref(), portrait.grade.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    [
        Some(portrait.no.clone()),
        portrait.gender.as_deref().map(|gender| gender_name(text, gender)),
        portrait.age.map(|age| text.learners_age(age)),
        Some(school).filter(|school| !school.is_empty()),
        Some(portrait.campus.clone()),
        portrait.joined_on.map(|day| text.learners_joined(day_full(text, day))),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ")
}

/// Who can see this learner, for whoever sees accounts; who looked, for whoever reads the log; restricting and erasing, for
/// whoever handles privacy.
fn who(text: Text, portrait: &Portrait) -> impl IntoView + use<> {
    let (can, did) = (format!("/console/learners/{}/viewers", portrait.id), format!("/console/audit?learner={}", portrait.id));
    let audits = may(Permission::ReadAudit);
    let can = (audits || may(Permission::ReadAccounts)).then(|| view! { <LinkButton href=can icon=IconName::Shield>{text.roles_viewers()}</LinkButton> });
    let did = audits.then(|| view! { <LinkButton href=did icon=IconName::Eye>{text.audit_who_looked()}</LinkButton> });
    let handle = format!("/console/privacy/erase/{}", portrait.id);
    let handle = may(Permission::HandlePrivacy).then(|| view! { <LinkButton href=handle icon=IconName::Lock>{text.privacy_handle()}</LinkButton> });
    (can.is_some() || did.is_some() || handle.is_some()).then(|| view! { <div class="acts">{can} {did} {handle}</div> })
}

/// Who it is, and the two sides of the page, one of which is shown; whoever sees no timeline sees no sides.
pub fn head(portrait: &Portrait, timeline: bool, sides: bool) -> impl IntoView + use<> {
    let text = use_text();
    let at = format!("/console/learners/{}", portrait.id);
    let tabs = vec![
        Tab { href: at.clone(), label: text.learners_portrait().into(), count: None, current: !timeline },
        Tab { href: format!("{at}?tab=timeline"), label: text.learners_timeline().into(), count: None, current: timeline },
    ];
    view! {
        <header class="page-head">
            <div class="hd">
                <Crumbs above=vec![("/console/learners".into(), text.people_title().into())] here=portrait.name.clone() />
                <div class="row gap-4">
                    <Avatar name=portrait.name.clone() size=AvatarSize::Huge />
                    <div class="min0">
                        <div class="row row-wrap"><h1>{portrait.name.clone()}</h1><StateBadge state=portrait.state.clone() /></div>
                        <p class="label soft">{facts(text, portrait)}</p>
                    </div>
                </div>
            </div>
            {who(text, portrait)}
        </header>
        {sides.then(|| view! { <Tabs label=text.learners_sides() items=tabs /> })}
    }
}
