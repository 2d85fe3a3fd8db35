//! The record of a child: which kinds, the entries, the way to earlier ones.

use super::{entries::TimelineEntries, query::href};
use crate::{
    text::{Text, use_text},
    ui::{ChipLink, Empty, LinkButton},
};
use leptos::{either::Either, prelude::*};
use shared::{
    id::LearnerId,
    page::Page,
    progress::{Entry, Kind},
};

/// The entries of one child.
#[component]
pub(super) fn Record(
    /// Whose.
    learner: LearnerId,
    /// The name.
    name: String,
    /// The kind shown; none: all.
    kind: Option<Kind>,
    /// The entries.
    page: Page<Entry>,
    /// What is said when something new has come.
    status: impl IntoView + 'static,
) -> impl IntoView {
    let text = use_text();
    let Page { rows, next, later } = page;
    let newest = later.then(|| view! { <a class="more" href=href(learner, kind, None)>{text.progress_newest()}</a> });
    let older = next.map(|day| view! { <LinkButton href=href(learner, kind, Some(&day)) class="btn-block">{text.progress_older()}</LinkButton> });
    let entries =
        if rows.is_empty() { Either::Left(nothing(text, learner, &name, kind, later)) } else { Either::Right(view! { <TimelineEntries entries=rows /> }) };
    view! {
        <section class="record" aria-labelledby="record">
            <h2 id="record" class="sec-h">{text.progress_records()} {newest}</h2>
            <nav class="pills" aria-label=text.progress_filter()>{pills(text, learner, kind)}</nav>
            {status}
            {entries}
            {older}
        </section>
    }
}

fn pills(text: Text, learner: LearnerId, shown: Option<Kind>) -> impl IntoView {
    let kinds = [
        (None, text.progress_all()),
        (Some(Kind::Lesson), text.progress_lessons()),
        (Some(Kind::Homework), text.progress_homework()),
        (Some(Kind::Grade), text.progress_grades()),
    ];
    kinds.map(|(kind, label)| view! { <ChipLink href=href(learner, kind, None) current=kind == shown>{label}</ChipLink> })
}

/// Why there is nothing, and what then.
fn nothing(text: Text, learner: LearnerId, name: &str, kind: Option<Kind>, later: bool) -> impl IntoView + use<> {
    if later {
        return Either::Left(
            view! { <Empty title=text.progress_none_older()><LinkButton href=href(learner, kind, None)>{text.progress_newest()}</LinkButton></Empty> },
        );
    }
    let title = match kind {
        None => return Either::Right(Either::Left(view! { <Empty title=text.progress_none(name) text=text.progress_none_next() /> })),
        Some(Kind::Lesson) => text.progress_none_lessons(),
        Some(Kind::Homework) => text.progress_none_homework(),
        Some(Kind::Grade) => text.progress_none_grades(),
    };
    Either::Right(Either::Right(view! {
        <Empty title=title text=text.progress_none_kind_next()><LinkButton href=href(learner, None, None)>{text.progress_show_all()}</LinkButton></Empty>
    }))
}
