//! A learner in four figures.

use crate::{
    text::{Text, use_text},
    ui::date::day_seen,
};
use leptos::prelude::*;
use shared::{credits::Hours, people::Portrait};

struct Figure {
    label: String,
    value: String,
    unit: String,
    note: String,
    class: &'static str,
}

fn figure(figure: Figure) -> impl IntoView {
    let Figure { label, value, unit, note, class } = figure;
    view! { <div><dt>{label}</dt><dd class=class>{value}<span class="unit">{unit}</span></dd><dd class="d">{note}</dd></div> }
}

fn attendance(text: Text, portrait: &Portrait) -> Figure {
    let rhythm = portrait.rhythm;
    let missed = [(rhythm.leave, text.learners_leaves(rhythm.leave)), (rhythm.absent, text.learners_absences(rhythm.absent))];
    let missed: Vec<String> = missed.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words).collect();
    let note = match (rhythm.of, missed.is_empty()) {
        (0, _) => text.learners_no_lessons().into(),
        (_, true) => text.learners_none_missed().into(),
        _ => missed.join(text.people_comma()),
    };
    let (value, unit) = if rhythm.of == 0 { ("–".into(), String::new()) } else { (rhythm.came.to_string(), format!("/ {}", rhythm.of)) };
    Figure { label: text.learners_rhythm(rhythm.of.max(1)), value, unit, note, class: "" }
}

fn hours(text: Text, portrait: &Portrait) -> Figure {
    let owes = portrait.owed > Hours::ZERO;
    let note = if owes { text.learners_owes_note(portrait.owed) } else { text.learners_balance_note().into() };
    let class = if owes { "ink-danger" } else { "" };
    Figure { label: text.learners_balance().into(), value: portrait.balance.to_string(), unit: text.learners_hours_unit().into(), note, class }
}

fn expiry(text: Text, portrait: &Portrait) -> Figure {
    let label = text.learners_next_expiry().into();
    let Some(on) = portrait.next_expiry else {
        let note = if portrait.balance > Hours::ZERO { text.learners_no_expiry() } else { text.learners_nothing_to_expire() };
        return Figure { label, value: "–".into(), unit: String::new(), note: note.into(), class: "" };
    };
    let days = (on - portrait.today).num_days();
    let (note, class) = match days {
        ..0 => (text.learners_expired().into(), "faint"),
        0..=30 => (text.learners_in_days(days), "ink-warning"),
        _ => (text.learners_in_days(days), ""),
    };
    Figure { label, value: day_seen(text, on, portrait.today), unit: String::new(), note, class }
}

/// The numbers the office acts on.
pub fn figures(portrait: &Portrait) -> impl IntoView + use<> {
    let text = use_text();
    let taken = Figure {
        label: text.learners_lessons().into(),
        value: portrait.lessons_taken.to_string(),
        unit: text.learners_lessons_unit().into(),
        note: text.learners_lessons_note().into(),
        class: "",
    };
    let figures = [attendance(text, portrait), taken, hours(text, portrait), expiry(text, portrait)];
    view! { <dl class="strip">{figures.into_iter().map(figure).collect_view()}</dl> }
}
