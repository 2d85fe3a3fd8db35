//! One lesson of the day.

use super::plan::{Phase, is_complete};
use crate::{
    attendance::words::{distance, dotted},
    text::{Text, use_text},
    ui::{Badge, ButtonKind, ButtonSize, Icon, IconName, LinkButton, Tone},
};
use leptos::prelude::*;
use shared::{attendance::TodayLesson, time::Minute};

fn facts(text: Text, lesson: &TodayLesson) -> String {
    dotted([lesson.room.clone(), text.board_people(lesson.learners), text.board_lesson_no(lesson.no)])
}

/// 「点名已交 · 到课 15 · 请假 1」, or what is missing.
fn result(text: Text, lesson: &TodayLesson) -> impl IntoView + use<> {
    let some = |n: i64, words: fn(Text, i64) -> String| if n > 0 { words(text, n) } else { String::new() };
    let leave = some(lesson.leave, Text::board_leave_n);
    let absent = some(lesson.absent, Text::board_absent_n);
    let (icon, ink, words) = if is_complete(lesson) {
        (IconName::CheckCircle, "ink-positive", dotted([text.board_handed_in().to_owned(), text.board_came_n(lesson.came), leave, absent]))
    } else if lesson.marked == 0 {
        (IconName::Alert, "ink-warning", text.board_not_taken().to_owned())
    } else {
        (IconName::Alert, "ink-warning", text.board_left_over(lesson.learners - lesson.marked))
    };
    view! { <p class="label res"><Icon name=icon class=ink />{words}</p> }
}

fn chips(text: Text, lesson: &TodayLesson) -> impl IntoView + use<> {
    let chip = |n: i64, tone, icon, words: fn(Text, i64) -> String| (n > 0).then(|| view! { <Badge tone icon>{words(text, n)}</Badge> });
    let any = lesson.leave + lesson.low + lesson.marked > 0;
    any.then(|| {
        view! {
            <p class="chips">
                {chip(lesson.marked, Tone::Positive, IconName::Check, Text::board_done_people)}
                {chip(lesson.leave, Tone::Info, IconName::Note, Text::board_leave_people)}
                {chip(lesson.low, Tone::Warning, IconName::Alert, Text::board_low_people)}
            </p>
        }
    })
}

fn time(lesson: &TodayLesson) -> impl IntoView + use<> {
    view! { <p class="tm"><b>{lesson.starts.to_string()}</b><span class="sr">"–"</span><span>{lesson.ends.to_string()}</span></p> }
}

/// The lesson that is running or comes next: the one thing to do now.
#[component]
pub fn CurrentLesson(
    /// The lesson.
    lesson: TodayLesson,
    /// The campus clock.
    now: Memo<Minute>,
) -> impl IntoView {
    let text = use_text();
    let (starts, ends) = (lesson.starts, lesson.ends);
    let done = is_complete(&lesson) && lesson.learners > 0;
    let (kind, label) = match lesson.marked {
        _ if done => (ButtonKind::Plain, text.board_look()),
        0 => (ButtonKind::Primary, text.board_take()),
        _ => (ButtonKind::Primary, text.board_go_on()),
    };
    let href = format!("/board/lesson/{}", lesson.lesson);
    view! {
        <li class="now">
            {time(&lesson)}
            <div class="ls">
                <p class="label ink-accent strong">{move || distance(text, starts, ends, now.get())}</p>
                <h3>{lesson.class_name.clone()}</h3>
                <p class="soft label">{facts(text, &lesson)}</p>
                {if done { result(text, &lesson).into_any() } else { chips(text, &lesson).into_any() }}
                <div class="row go"><LinkButton href kind size=ButtonSize::Large icon=IconName::Roll class="grow">{label}</LinkButton></div>
            </div>
        </li>
    }
}

/// Any other lesson: a line that leads to its roll.
#[component]
pub fn OtherLesson(
    /// The lesson.
    lesson: TodayLesson,
    /// Whether it is over.
    phase: Phase,
) -> impl IntoView {
    let text = use_text();
    let past = phase == Phase::Past;
    let href = format!("/board/lesson/{}", lesson.lesson);
    let told = past || lesson.marked > 0;
    view! {
        <li class=if past { "past" } else { "" }>
            {time(&lesson)}
            <a class="ls" href=href>
                <span class="grow">
                    <h3>{lesson.class_name.clone()}</h3>
                    <p class="label soft">{facts(text, &lesson)}</p>
                    {told.then(|| result(text, &lesson))}
                </span>
                <Icon name=IconName::ChevronRight class="faint" />
            </a>
        </li>
    }
}
