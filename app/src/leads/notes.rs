//! What was said with the family.

use super::words::{stage_name, stage_sign};
use crate::{
    text::{Text, use_text},
    ui::{Timeline, TimelineItem, date::day_seen},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use shared::leads::NoteLine;

fn note(text: Text, line: NoteLine, today: NaiveDate) -> impl IntoView {
    let (tone, icon) = stage_sign(line.stage);
    let (day, hour) = line.at.split_once(' ').unwrap_or((&line.at, ""));
    let seen = day.parse().map_or_else(|_| day.to_owned(), |day| day_seen(text, day, today));
    view! {
        <TimelineItem at=day.to_owned() day=seen hour=hour.to_owned() icon tone>
            <b>{stage_name(text, line.stage)}</b>
            <p>{line.text}</p>
            <p class="label soft">{line.by}</p>
        </TimelineItem>
    }
}

/// The talks, the newest first.
#[component]
pub(super) fn Notes(
    /// What was said.
    notes: Vec<NoteLine>,
    /// Whether others may have said more.
    only_own: bool,
    /// Today on the campus clock.
    today: NaiveDate,
) -> impl IntoView {
    let text = use_text();
    let list = if notes.is_empty() {
        view! { <p class="soft">{text.leads_no_notes()}</p> }.into_any()
    } else {
        view! { <Timeline>{notes.into_iter().map(|line| note(text, line, today)).collect_view()}</Timeline> }.into_any()
    };
    view! {
        <section class="sec" aria-labelledby="notes-h">
            <h2 id="notes-h">{text.leads_notes()}</h2>
            {only_own.then(|| view! { <p class="label soft">{text.leads_notes_own()}</p> })}
            {list}
        </section>
    }
}
