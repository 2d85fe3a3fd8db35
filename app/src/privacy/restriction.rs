//! Restricted processing: what the family reads of it, and what the desk does about it.

use super::{
    api::{LiftRestriction, RestrictLearner},
    words::restricted_by,
};
use crate::{
    face::may,
    text::{Text, use_text},
    ui::{Banner, Empty, TableWrap, Tone, date::day_full},
};
use leptos::{either::Either, prelude::*, server_fn::ServerFn};
use shared::{
    access::Permission,
    id::LearnerId,
    privacy::{RestrictedBy, RestrictedLine, Restriction},
};

/// What a family reads while the data of its child is kept and nothing else: why, since when, and how it ends.
pub fn for_family(text: Text, name: &str, restrictions: &[Restriction]) -> impl IntoView + use<> {
    let told = |restriction: &Restriction| {
        let day = day_full(text, restriction.since);
        match restriction.by {
            RestrictedBy::Consent => text.privacy_family_consent(day),
            RestrictedBy::Erasure => text.privacy_family_erasure(day),
            RestrictedBy::Desk => text.privacy_family_desk(day),
        }
    };
    let lines = restrictions.iter().map(|restriction| view! { <br />{told(restriction)} }).collect_view();
    let title = text.privacy_is_restricted(name);
    (!restrictions.is_empty()).then(|| view! { <Banner tone=Tone::Warning><b>{title}</b>{lines}</Banner> })
}

/// The desk's list of whoever is restricted. `seq`: the newest event.
pub fn listed(text: Text, lines: Vec<RestrictedLine>, seq: i64) -> impl IntoView {
    if lines.is_empty() {
        return Either::Left(view! { <Empty title=text.privacy_nobody_restricted() text=text.privacy_nobody_restricted_text() /> });
    }
    let rows = lines.into_iter().map(|line| row(text, line, seq)).collect_view();
    Either::Right(view! {
        <TableWrap label=text.privacy_restricted()>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.people_name()}</th>
                        <th scope="col">{text.privacy_why()}</th>
                        <th scope="col">{text.privacy_since()}</th>
                        <th scope="col">{text.privacy_ends()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableWrap>
    })
}

fn row(text: Text, line: RestrictedLine, seq: i64) -> impl IntoView {
    let RestrictedLine { learner, no, name, restriction } = line;
    let ends = match restriction.by {
        RestrictedBy::Consent => view! { <span class="soft">{text.privacy_ends_consent()}</span> }.into_any(),
        RestrictedBy::Erasure => view! { <span class="soft">{text.privacy_ends_erasure()}</span> }.into_any(),
        RestrictedBy::Desk => view! { <LiftForm learner name=name.clone() seq /> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row"><a href=format!("/console/privacy/erase/{learner}")>{name}</a><br /><span class="label mono faint">{no}</span></th>
            <td>{restricted_by(text, restriction.by)}</td>
            <td>{day_full(text, restriction.since)}</td>
            <td>{ends}</td>
        </tr>
    }
}

/// Lifts what the desk set.
#[component]
pub fn LiftForm(
    /// Whose.
    learner: LearnerId,
    /// Their name.
    name: String,
    /// The newest event.
    seq: i64,
) -> impl IntoView {
    let text = use_text();
    view! {
        <form method="post" action=LiftRestriction::PATH>
            <input type="hidden" name="learner" value=learner.to_string() />
            <input type="hidden" name="key" value=format!("lift.{learner}.{seq}") />
            <button type="submit" class="btn btn-sm" aria-label=text.privacy_lift_of(&name)>{text.privacy_lift()}</button>
        </form>
    }
}

/// What restricting means, and the button for it.
#[component]
pub fn RestrictForm(
    /// Whom.
    learner: LearnerId,
    /// Their name.
    name: String,
    /// The newest event.
    seq: i64,
) -> impl IntoView {
    let text = use_text();
    view! {
        <p class="soft">{text.privacy_restrict_text()}</p>
        <form method="post" action=RestrictLearner::PATH>
            <input type="hidden" name="learner" value=learner.to_string() />
            <input type="hidden" name="key" value=format!("restrict.{learner}.{seq}") />
            <p><button type="submit" class="btn">{text.privacy_restrict_of(&name)}</button></p>
        </form>
    }
}

/// How one learner stands, on the page from which the desk restricts and erases.
pub fn of_learner(text: Text, learner: LearnerId, name: &str, restrictions: &[Restriction], seq: i64) -> impl IntoView + use<> {
    let line = |restriction: &Restriction| view! { <li>{restricted_by(text, restriction.by)}" · "{text.privacy_restricted_since(day_full(text, restriction.since))}</li> };
    let lines = (!restrictions.is_empty()).then(|| view! { <ul>{restrictions.iter().map(line).collect_view()}</ul> });
    let by_desk = restrictions.iter().any(|restriction| restriction.by == RestrictedBy::Desk);
    let ties = (!restrictions.is_empty() && may(Permission::ManageFamilies))
        .then(|| view! { <p class="label"><a href=format!("/console/learners/{learner}/family")>{text.families_manage_family()}</a></p> });
    let name = name.to_owned();
    let act = if by_desk { Either::Left(view! { <LiftForm learner name seq /> }) } else { Either::Right(view! { <RestrictForm learner name seq /> }) };
    view! {
        <section class="sec stack stack-3" aria-labelledby="restrict-h">
            <h2 id="restrict-h">{text.privacy_restricted()}</h2>
            {lines}
            {act}
            {ties}
        </section>
    }
}
