//! A lesson, or why the learner was not there.

use super::{Shown, quote};
use crate::{
    text::Text,
    ui::{IconName, Tone},
};
use leptos::prelude::*;
use shared::{attendance::Code, credits::Hours};

pub(super) struct Lesson {
    pub(super) no: i64,
    pub(super) code: Code,
    pub(super) late_minutes: Option<i64>,
    pub(super) hours: Hours,
    pub(super) note: Option<String>,
}

fn word(text: Text, code: Code, late_minutes: Option<i64>) -> String {
    match code {
        Code::Present => text.progress_present().into(),
        Code::Late => late_minutes.map_or_else(|| text.progress_late_some().into(), |minutes| text.progress_late(minutes)),
        Code::Leave => text.progress_leave().into(),
        Code::Sick => text.progress_sick().into(),
        Code::Absent => text.progress_absent().into(),
        Code::Makeup => text.progress_makeup().into(),
        Code::Trial => text.progress_trial().into(),
    }
}

const fn look(code: Code) -> (IconName, Tone) {
    match code {
        Code::Present => (IconName::Check, Tone::Positive),
        Code::Late => (IconName::Clock, Tone::Warning),
        Code::Leave | Code::Sick => (IconName::Note, Tone::Info),
        Code::Absent => (IconName::X, Tone::Danger),
        Code::Makeup => (IconName::Ticket, Tone::Positive),
        Code::Trial => (IconName::Eye, Tone::Neutral),
    }
}

pub(super) fn show(text: Text, class: String, lesson: &Lesson) -> Shown {
    let (icon, tone) = look(lesson.code);
    let hours = if lesson.hours == Hours::ZERO { text.progress_not_charged().to_owned() } else { text.progress_used(lesson.hours) };
    let notice = (lesson.code == Code::Absent).then(|| view! { {text.progress_without_notice()} " · " });
    let view = view! {
        <b>{word(text, lesson.code, lesson.late_minutes)} " · " {text.progress_lesson_no(lesson.no)}</b>
        <p class="label soft">{notice} <span class="whole">{class}</span> " · " <span class="whole">{hours}</span></p>
        {quote(text, lesson.note.clone())}
    };
    Shown { icon, tone, view: view.into_any() }
}
