//! Whoever is there already and may be the child that is typed: former learners first.

use super::api::ReturnLearner;
use crate::{
    failure::Failure,
    matching::words::reasons,
    people::console_state::StateBadge,
    text::{Text, use_text},
    ui::{ActionForm, Avatar, Badge, Banner, Button, ButtonKind, Icon, IconName, LinkButton, Sending, Tone, date::day_full},
};
use leptos::prelude::*;
use shared::{error::AppError, id::LearnerId, people::Candidate};

/// The form of which a button says that somebody is another child.
pub(super) const FORM: &str = "newcomer-form";

fn facts(text: Text, one: &Candidate) -> String {
    let school = [one.school.as_deref(), one.grade.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let all = [Some(one.no.clone()), one.born_on.map(|day| day_full(text, day)), Some(school), Some(one.campus.clone())];
    all.into_iter().flatten().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn agrees(text: Text, one: &Candidate) -> impl IntoView + use<> {
    let lines = reasons(text, one.likeness).into_iter().map(|(agrees, words)| {
        let icon = if agrees { IconName::Check } else { IconName::X };
        view! { <li class="row label"><Icon name=icon />{words}</li> }
    });
    view! { <ul class="stack stack-1">{lines.collect_view()}</ul> }
}

/// Taking the archive that is there.
#[component]
fn TakeBack(
    /// Whose.
    learner: LearnerId,
    /// The key of the draft.
    draft: String,
    /// The state that was typed.
    state: String,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<ReturnLearner>::default();
    let failure = move || action.value().get().and_then(Result::err);
    let words = move |failure: &Failure| match &failure.0 {
        AppError::Conflict(code) if code == "not_former" => text.archive_not_former().to_owned(),
        AppError::Conflict(_) => text.archive_sent_already().to_owned(),
        _ => failure.title(text),
    };
    let busy = Signal::derive(move || action.pending().get());
    view! {
        <ActionForm action attr:class="stack stack-2">
            {move || failure().map(|failure| view! { <Banner tone=Tone::Danger>{words(&failure)}</Banner> })}
            <input type="hidden" name="learner" value=learner.to_string() />
            <input type="hidden" name="state" value=state />
            <input type="hidden" name="key" value=draft />
            <Button kind=ButtonKind::Primary submit=true busy>{text.archive_take_back()}</Button>
        </ActionForm>
    }
}

fn candidate(text: Text, one: Candidate, key: &str, state: &str) -> impl IntoView + use<> {
    let title = if one.is_former { text.archive_former() } else { text.archive_here() };
    let sure = one.is_sure.then(|| view! { <Badge tone=Tone::Warning icon=IconName::Alert>{text.archive_sure()}</Badge> });
    let take = one.can_return.then(|| view! { <TakeBack learner=one.id draft=key.to_owned() state=state.to_owned() /> });
    let other = text.archive_other(&one.name);
    view! {
        <li class="stack stack-2">
            <h3>{title} " " {sure}</h3>
            <div class="row gap-4">
                <Avatar name=one.name.clone() />
                <div class="min0">
                    <p><b>{one.name.clone()}</b> " " <StateBadge state=one.state.clone() /></p>
                    <p class="label soft">{facts(text, &one)}</p>
                </div>
            </div>
            {agrees(text, &one)}
            <div class="row row-wrap gap-3">
                {take}
                <LinkButton href=format!("/console/learners/{}", one.id)>{text.archive_open(&one.name)}</LinkButton>
                <button type="submit" class="btn" form=FORM name="others[]" value=one.id.to_string()>{other}</button>
            </div>
        </li>
    }
}

/// The list, above the form that stays as it was typed.
pub(super) fn candidates(all: Vec<Candidate>, key: &str, state: &str) -> impl IntoView + use<> {
    let text = use_text();
    let items: Vec<_> = all.into_iter().map(|one| candidate(text, one, key, state)).collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="sec stack stack-4" aria-labelledby="who-h" role="alert">
                <h2 id="who-h">{text.archive_who()}</h2>
                <p class="soft">{text.archive_who_text()}</p>
                <ul class="stack stack-6">{items}</ul>
            </section>
        }
    })
}
