//! One pair: who they are, why we ask, and what is decided.

use super::{
    api::{KeepApart, MergeLearners, UndoMerge},
    sides::Sides,
    words::{reasons, state_badge},
};
use crate::{
    failure::Failure,
    text::{Text, use_text},
    ui::{Banner, Crumbs, Icon, IconName, Tone},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use shared::{
    error::AppError,
    id::PairId,
    matching::{Likeness, PairState, PairView, Part, Side, Told},
};

/// The whole page.
pub fn pair(view: PairView) -> AnyView {
    let text = use_text();
    let PairView { id, state, sides, likeness, turn, .. } = view;
    let title = sides.iter().map(name).collect::<Vec<_>>().join(" · ");
    let why = likeness.map(|likeness| why(text, likeness));
    let decided = (state != PairState::Open).then(|| view! { <p>{state_badge(text, state)}</p> });
    let mut sides = sides.into_iter();
    let body = match (sides.next(), sides.next()) {
        (Some(first), Some(second)) if state == PairState::Open => decide(text, id, turn, first, second).into_any(),
        (Some(first), Some(second)) => view! { <Sides first second choose=false /> }.into_any(),
        (Some(one), None) => merged(text, id, turn, &one).into_any(),
        _ => ().into_any(),
    };
    view! {
        <Title text=title.clone() />
        <header class="page-head">
            <Crumbs above=vec![("/console/duplicates".into(), text.matching_title().into())] here=title.clone() />
            <h1>{title.clone()}</h1>
        </header>
        {problem()}
        {decided}
        {why}
        {body}
    }
    .into_any()
}

fn name(side: &Side) -> String {
    match side.part(Part::Name) {
        Some(Told::Text(name)) => name.clone(),
        _ => side.no.clone(),
    }
}

fn why(text: Text, likeness: Likeness) -> impl IntoView {
    let lines = reasons(text, likeness).into_iter().map(|(agrees, words)| {
        let icon = if agrees { IconName::Check } else { IconName::X };
        view! { <li class="row"><Icon name=icon />{words}</li> }
    });
    view! {
        <section class="sec stack stack-2" aria-labelledby="why-h">
            <h2 id="why-h">{text.matching_why()}</h2>
            <ul class="stack stack-2">{lines.collect_view()}</ul>
        </section>
    }
}

fn decide(text: Text, pair: PairId, turn: i64, first: Side, second: Side) -> impl IntoView {
    view! {
        <form method="post" action=MergeLearners::PATH class="sec stack stack-4" id="merge-form">
            <input type="hidden" name="pair" value=pair.to_string() />
            <input type="hidden" name="key" value=format!("merge.{pair}.{turn}") />
            <Sides first second choose=true />
            <p class="soft">{text.matching_merge_text()}</p>
            <p><button type="submit" class="btn btn-primary">{text.matching_merge()}</button></p>
        </form>
        <form method="post" action=KeepApart::PATH class="sec stack stack-2">
            <input type="hidden" name="pair" value=pair.to_string() />
            <input type="hidden" name="key" value=format!("apart.{pair}.{turn}") />
            <p class="soft">{text.matching_apart_text()}</p>
            <p><button type="submit" class="btn">{text.matching_apart()}</button></p>
        </form>
    }
}

fn merged(text: Text, pair: PairId, turn: i64, one: &Side) -> impl IntoView + use<> {
    let numbers = one.numbers.join(text.people_comma());
    let href = format!("/console/learners/{}", one.learner);
    view! {
        <section class="sec stack stack-4">
            <Banner tone=Tone::Positive><b>{text.matching_merged_title()}</b><p class="label">{text.matching_merged_text()}</p></Banner>
            <p>{name(one)} " · " <span class="mono">{one.no.clone()}</span> " · " {one.campus.clone()}</p>
            <p>{text.matching_numbers(numbers)}</p>
            <p><a class="btn btn-primary" href=href>{text.matching_merged_open()}</a></p>
            <p class="soft">{text.matching_merged_undo_text()}</p>
            <form method="post" action=UndoMerge::PATH>
                <input type="hidden" name="pair" value=pair.to_string() />
                <input type="hidden" name="key" value=format!("undo.{pair}.{turn}") />
                <p><button type="submit" class="btn">{text.matching_undo()}</button></p>
            </form>
        </section>
    }
}

/// Why a decision was not taken.
fn problem() -> Option<impl IntoView> {
    let text = use_text();
    let failed = [
        ServerAction::<MergeLearners>::new().value().get_untracked().and_then(Result::err),
        ServerAction::<UndoMerge>::new().value().get_untracked().and_then(Result::err),
        ServerAction::<KeepApart>::new().value().get_untracked().and_then(Result::err),
    ];
    let failure = failed.into_iter().flatten().next()?;
    let words = match &failure {
        Failure(AppError::Conflict(code)) if code == "hours_used" => text.matching_hours_used().to_owned(),
        Failure(AppError::Conflict(code)) if code == "archive_changed" => text.matching_archive_changed().to_owned(),
        Failure(AppError::Conflict(_)) => text.matching_decided_already().to_owned(),
        failure => failure.title(text),
    };
    Some(view! { <Banner tone=Tone::Danger>{words}</Banner> })
}
