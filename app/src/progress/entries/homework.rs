//! Homework that was set, and what became of it.

use super::Shown;
use crate::{
    text::Text,
    ui::{IconName, Tone, date},
};
use leptos::{either::Either, prelude::*};
use shared::credits::Hours;

/// `2026-11-18 20:04` as it is said: 「11月18日 20:04 交」.
fn handed_in(text: Text, submitted: &str) -> String {
    let (day, time) = submitted.split_once(' ').unwrap_or((submitted, ""));
    let day = day.parse().map_or_else(|_| day.to_owned(), |day| date::day_short(text, day));
    text.progress_handed_in(day, time)
}

pub(super) fn show(text: Text, class: String, title: String, submitted: Option<&str>, score: Option<Hours>) -> Shown {
    let state = match submitted {
        Some(submitted) => {
            let marks = score.map_or_else(|| text.progress_unmarked().to_owned(), |score| text.progress_marks(score));
            Either::Left(view! { {marks} " · " {handed_in(text, submitted)} })
        }
        None => Either::Right(view! {
            <span class="ink-warning strong">{text.progress_not_handed_in()}</span>
            {score.map(|score| view! { " · " {text.progress_marks(score)} })}
        }),
    };
    let view = view! {
        <b>{title}</b>
        <p class="label soft">{state} " · " <span class="whole">{class}</span></p>
    };
    let tone = if submitted.is_some() { Tone::Neutral } else { Tone::Warning };
    Shown { icon: IconName::Homework, tone, view: view.into_any() }
}
