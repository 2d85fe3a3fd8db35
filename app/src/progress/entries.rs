//! The entries of a timeline, in the portal and in the console.

mod grade;
mod homework;
mod lesson;

use crate::{
    text::{Text, use_text},
    ui::{IconName, Timeline, TimelineItem, Tone, date},
};
use chrono::Datelike;
use leptos::prelude::*;
use shared::progress::{Entry, What};

/// What stands on the line for one entry.
struct Shown {
    icon: IconName,
    tone: Tone,
    view: AnyView,
}

/// What happened, newest first, month by month. The months are `<h3>`.
#[component]
pub fn TimelineEntries(
    /// The entries, newest first.
    entries: Vec<Entry>,
    /// For a desk: scores in one line, and the remarks staff write for each other.
    #[prop(optional)]
    compact: bool,
) -> impl IntoView {
    let text = use_text();
    let months = entries.chunk_by(|one, next| (one.on_date.year(), one.on_date.month()) == (next.on_date.year(), next.on_date.month()));
    let months = months.map(|entries| month(text, entries, compact)).collect_view();
    view! { <div class=if compact { "entries entries-compact" } else { "entries" }>{months}</div> }
}

fn month(text: Text, entries: &[Entry], compact: bool) -> impl IntoView + use<> {
    let name = entries.first().map(|entry| date::month(text, entry.on_date));
    let entries = entries.iter().map(|entry| item(text, entry.clone(), compact)).collect_view();
    view! {
        <h3 class="month">{name}</h3>
        <Timeline>{entries}</Timeline>
    }
}

fn item(text: Text, entry: Entry, compact: bool) -> impl IntoView {
    let Entry { on_date, class_name, what } = entry;
    let Shown { icon, tone, view } = match what {
        What::Lesson { no, code, late_minutes, hours, note } => {
            lesson::show(text, class_name, &lesson::Lesson { no, code, late_minutes, hours, note: note.filter(|_| compact) })
        }
        What::Homework { title, submitted, score } => homework::show(text, class_name, title, submitted.as_deref(), score),
        What::Grade { title, points, comment } => grade::show(text, class_name, title, points, comment, compact),
    };
    view! {
        <TimelineItem at=on_date.to_string() day=date::day_of_month(text, on_date) hour=date::weekday(text, on_date).to_owned() icon tone>
            {view}
        </TimelineItem>
    }
}

/// What a person wrote about it.
fn quote(text: Text, words: Option<String>) -> impl IntoView {
    words.map(|words| view! { <p class="quote">{text.progress_quote(words)}</p> })
}
