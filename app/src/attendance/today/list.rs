//! The lessons in the order of the day.

use super::{
    lesson::{CurrentLesson, OtherLesson},
    plan::{Phase, Plan},
};
use crate::{
    text::use_text,
    ui::{Art, Empty, date},
};
use chrono::NaiveDate;
use leptos::{either::Either, prelude::*};
use shared::time::Minute;

/// The lessons, or why there are none.
#[component]
pub fn Lessons(
    /// The day.
    plan: Memo<Plan>,
    /// The campus clock.
    now: Memo<Minute>,
    /// The next lesson after today.
    next: Option<(NaiveDate, Minute, String)>,
) -> impl IntoView {
    let text = use_text();
    let row = move |(lesson, phase)| match phase {
        Phase::Now => Either::Left(view! { <CurrentLesson lesson now /> }),
        Phase::Past | Phase::Ahead => Either::Right(view! { <OtherLesson lesson phase /> }),
    };
    let list = move || {
        let Plan(lessons) = plan.get();
        if lessons.is_empty() {
            let then = match &next {
                Some((day, time, class)) => text.board_none_today_next(date::day(text, *day), time, class),
                None => text.board_none_at_all().to_owned(),
            };
            return view! { <Empty title=text.board_none_today() text=then art=Art::Done /> }.into_any();
        }
        view! { <ol class="day">{lessons.into_iter().map(row).collect_view()}</ol> }.into_any()
    };
    view! { <section aria-labelledby="day"><h2 class="sr" id="day">{text.board_day()}</h2>{list}</section> }
}
