//! What waits for the teacher, and how far the day is.

use super::plan::Plan;
use crate::{
    text::{Text, use_text},
    ui::{Icon, IconName, date},
};
use chrono::NaiveDate;
use leptos::{either::Either, prelude::*};
use shared::{attendance::TodayLesson, time::Minute};

fn item(lesson: &TodayLesson, icon: IconName, ink: &'static str, title: String, hint: String) -> impl IntoView + use<> {
    view! {
        <li>
            <a href=format!("/board/lesson/{}", lesson.lesson)>
                <Icon name=icon class=ink />
                <span class="grow"><b>{title}</b><span class="label soft sub">{hint}</span></span>
                <Icon name=IconName::ChevronRight class="faint" />
            </a>
        </li>
    }
}

fn waiting(text: Text, plan: &Plan) -> impl IntoView + use<> {
    let left = plan.left().map(|lesson| {
        let hint = format!("{} {}", lesson.starts, lesson.class_name);
        item(lesson, IconName::Roll, "ink-warning", text.board_todo_left(lesson.learners - lesson.marked), hint).into_any()
    });
    let low = plan.low().map(|lesson| {
        let hint = text.board_todo_low_hint(&lesson.class_name);
        item(lesson, IconName::Wallet, "soft", text.board_todo_low(lesson.low), hint).into_any()
    });
    let items: Vec<AnyView> = left.chain(low).collect();
    if items.is_empty() {
        return Either::Left(view! {
            <p class="calm"><Icon name=IconName::CheckCircle class="ink-positive" /><span><b>{text.board_waiting_none()}</b><span class="label soft sub">{text.board_waiting_none_hint()}</span></span></p>
        });
    }
    Either::Right(view! { <ul class="rows tall">{items}</ul> })
}

/// Beside the lessons.
#[component]
pub fn Aside(
    /// The day.
    plan: Memo<Plan>,
    /// The next lesson after today.
    next: Option<(NaiveDate, Minute, String)>,
) -> impl IntoView {
    let text = use_text();
    let complete = move || plan.read().complete();
    let all = move || text.board_progress_of(plan.read().0.len());
    let next = next.map(|(day, time, _)| {
        view! { <p class="label faint foot"><Icon name=IconName::Clock />{text.board_next_lesson(date::day(text, day), time)}</p> }
    });
    view! {
        <section aria-labelledby="waiting" class="todo">
            <h2 id="waiting" class="label soft">{text.board_waiting()}</h2>
            {move || waiting(text, &plan.read())}
            <p class="done"><span class="label soft">{text.board_progress()}</span><span><b class="figure">{complete}</b> <span class="unit">{all}</span></span></p>
            {next}
        </section>
    }
}
