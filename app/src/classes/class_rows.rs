//! A class in the list.

use super::pattern::when;
use crate::{
    text::{Text, use_text},
    ui::{Badge, IconName, Tone, date::day_full},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use shared::classes::ClassLine;

/// The columns.
#[component]
pub fn ClassHead() -> impl IntoView {
    let text = use_text();
    view! {
        <thead>
            <tr>
                <th scope="col">{text.classes_class()}</th>
                <th scope="col">{text.classes_course()}</th>
                <th scope="col">{text.classes_when()}</th>
                <th scope="col">{text.classes_place()}</th>
                <th scope="col">{text.classes_teacher()}</th>
                <th scope="col" class="n">{text.classes_members()}</th>
                <th scope="col">{text.classes_state()}</th>
                <th scope="col">{text.classes_until()}</th>
            </tr>
        </thead>
    }
}

/// Whether a class has begun, runs, or has ended.
pub fn class_state(text: Text, line: &ClassLine, today: NaiveDate) -> impl IntoView + use<> {
    let (tone, icon, word) = if today < line.starts_on {
        (Tone::Info, IconName::Clock, text.classes_waiting())
    } else if today > line.ends_on {
        (Tone::Neutral, IconName::Flag, text.classes_ended())
    } else {
        (Tone::Positive, IconName::CheckCircle, text.classes_running())
    };
    view! { <Badge tone icon>{word}</Badge> }
}

/// Members of seats: heavy and with a word when full.
pub fn seats(text: Text, line: &ClassLine) -> impl IntoView + use<> {
    let full = line.learners >= line.capacity;
    let word = full.then(|| view! { " " <span class="caption ink-warning">{text.classes_full()}</span> });
    view! { {word} <b>{line.learners}</b><span class="faint">" / "{line.capacity}</span> }
}

/// One row; the name is a link to the class.
#[component]
pub fn ClassRow(
    /// Which class.
    line: ClassLine,
    /// Today on the campus clock.
    today: NaiveDate,
) -> impl IntoView {
    let text = use_text();
    let (state, seats) = (class_state(text, &line, today), seats(text, &line));
    view! {
        <tr>
            <th scope="row">
                <a class="who" href=format!("/console/classes/{}", line.id) data-row="">
                    <span class="min0"><span class="clip nm">{line.name}</span><span class="sr">" "</span><span class="caption faint no">{line.code}</span></span>
                </a>
            </th>
            <td>{line.course}</td>
            <td>{when(text, &line.pattern)}</td>
            <td>{line.room}<span class="caption faint sub">{line.campus}</span></td>
            <td>{line.teacher.unwrap_or_else(|| "–".into())}</td>
            <td class="n">{seats}</td>
            <td>{state}</td>
            <td>{day_full(text, line.ends_on)}</td>
        </tr>
    }
}
