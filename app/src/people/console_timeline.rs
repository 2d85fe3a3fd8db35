//! What happened to a learner, as the office reads it.

use crate::{
    progress::entries::TimelineEntries,
    text::{Text, use_text},
    ui::{Art, Empty, KeyPager, LinkButton, Segment, SegmentedLinks, address},
};
use leptos::prelude::*;
use shared::{
    id::LearnerId,
    progress::{Kind, Timeline},
};

/// The kinds to choose from, each with its word in the address.
const KINDS: [(Option<Kind>, &str); 4] = [(None, ""), (Some(Kind::Lesson), "lesson"), (Some(Kind::Homework), "homework"), (Some(Kind::Grade), "grade")];

fn name(text: Text, kind: Option<Kind>) -> &'static str {
    match kind {
        None => text.learners_kind_all(),
        Some(Kind::Lesson) => text.learners_kind_lesson(),
        Some(Kind::Homework) => text.learners_kind_homework(),
        Some(Kind::Grade) => text.learners_kind_grade(),
    }
}

fn at(learner: LearnerId, kind: &str, before: &str) -> String {
    address(&format!("/console/learners/{learner}"), &[("tab", "timeline"), ("kind", kind), ("before", before)])
}

/// The last few things that happened.
pub fn recent(learner: LearnerId, timeline: &Timeline) -> impl IntoView + use<> {
    let text = use_text();
    let entries: Vec<_> = timeline.page.rows.iter().take(6).cloned().collect();
    let list = match entries.len() {
        0 => view! { <p class="soft">{text.learners_nothing_yet()}</p> }.into_any(),
        _ => view! { <TimelineEntries entries compact=true /> }.into_any(),
    };
    view! {
        <section class="sec" aria-labelledby="recent-h">
            <h2 id="recent-h">{text.learners_recent()}<a class="more" href=at(learner, "", "")>{text.learners_all_entries()}</a></h2>
            {list}
        </section>
    }
}

/// The whole timeline, by kind and page.
pub fn timeline(learner: LearnerId, timeline: Timeline) -> impl IntoView {
    let text = use_text();
    let word = KINDS.iter().find(|(kind, _)| *kind == timeline.kind).map_or("", |(_, word)| word);
    let items = KINDS
        .iter()
        .map(|(kind, word)| Segment { href: at(learner, word, ""), label: name(text, *kind).into(), icon: None, current: *kind == timeline.kind })
        .collect();
    let (shown, page) = (timeline.page.rows.len(), timeline.page);
    let first = page.later.then(|| at(learner, word, ""));
    let next = page.next.map(|before| at(learner, word, &before));
    let list = match shown {
        0 => view! {
            <Empty title=text.learners_no_entries() text=text.learners_no_entries_text() art=Art::File>
                {timeline.kind.map(|_| view! { <LinkButton href=at(learner, "", "")>{text.learners_kind_all()}</LinkButton> })}
            </Empty>
        }
        .into_any(),
        _ => view! { <TimelineEntries entries=page.rows compact=true /><KeyPager summary=text.learners_entries(shown) first next /> }.into_any(),
    };
    view! {
        <section class="tl-page" aria-labelledby="timeline-h">
            <h2 id="timeline-h" class="sr">{text.learners_timeline()}</h2>
            <SegmentedLinks label=text.learners_kind() items />
            {list}
        </section>
    }
}
