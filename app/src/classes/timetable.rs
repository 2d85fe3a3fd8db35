//! When a class meets: its week, and the lessons around the day.

use super::pattern::{weekday_name, when};
use crate::{
    text::{Text, use_text},
    ui::{
        Art, Badge, Empty, IconName, TableWrap, Tone,
        date::{day_seen, weekday},
    },
};
use chrono::Datelike;
use leptos::prelude::*;
use shared::{
    classes::{ClassPage, LessonLine},
    schedule::Pattern,
};

/// The week as seven columns; today's weekday is marked.
fn week(text: Text, page: &ClassPage) -> AnyView {
    let Ok(pattern) = page.class.pattern.parse::<Pattern>() else {
        return view! { <p>{page.class.pattern.clone()}</p> }.into_any();
    };
    let today = page.today.weekday().number_from_monday();
    let day = |day: u8| {
        let time = if pattern.meets_on(day) {
            view! { <span class="meets"><b>{format!("{}–{}", pattern.starts, pattern.ends)}</b><span class="caption">{page.class.room.clone()}</span></span> }
                .into_any()
        } else {
            view! { <span class="faint">"–"</span> }.into_any()
        };
        view! { <li aria-current=(u32::from(day) == today).then_some("date")><span class="label faint">{weekday_name(text, day)}</span>{time}</li> }
    };
    view! { <ol class="weekline" aria-label=when(text, &page.class.pattern)>{(1..=7).map(day).collect_view()}</ol> }.into_any()
}

fn state(text: Text, page: &ClassPage, at: usize, lesson: &LessonLine) -> impl IntoView + use<> {
    let taken = lesson.taken || page.members.iter().any(|member| member.marks.get(at).copied().flatten().is_some());
    let (tone, icon, word) = match (taken, lesson.on_date.cmp(&page.today)) {
        (true, _) => (Tone::Positive, IconName::CheckCircle, text.classes_taken()),
        (false, std::cmp::Ordering::Less) => (Tone::Warning, IconName::Alert, text.classes_missing()),
        (false, std::cmp::Ordering::Equal) => (Tone::Info, IconName::Clock, text.date_today()),
        (false, std::cmp::Ordering::Greater) => (Tone::Neutral, IconName::Calendar, text.classes_to_come()),
    };
    view! { <Badge tone icon>{word}</Badge> }
}

fn row(text: Text, page: &ClassPage, at: usize, lesson: &LessonLine) -> impl IntoView + use<> {
    view! {
        <tr aria-current=(lesson.on_date == page.day).then_some("date")>
            <th scope="row"><a href=format!("/board/lesson/{}", lesson.id)>{text.classes_lesson_no(lesson.no)}</a></th>
            <td>{day_seen(text, lesson.on_date, page.today)} " " <span class="soft">{weekday(text, lesson.on_date)}</span></td>
            <td>{format!("{}–{}", lesson.starts, lesson.ends)}</td>
            <td>{lesson.room.clone()}</td>
            <td>{state(text, page, at, lesson)}</td>
        </tr>
    }
}

/// The week and the lessons.
pub fn timetable(page: &ClassPage) -> impl IntoView + use<> {
    let text = use_text();
    let rows = page.lessons.iter().enumerate().map(|(at, lesson)| row(text, page, at, lesson)).collect_view();
    let lessons = match page.lessons.len() {
        0 => view! { <Empty title=text.classes_no_lessons() text=text.classes_no_lessons_text() art=Art::School /> }.into_any(),
        _ => view! {
            <TableWrap label=text.classes_lessons()>
                <table class="table table-dense">
                    <thead>
                        <tr>
                            <th scope="col">{text.classes_number()}</th>
                            <th scope="col">{text.classes_day()}</th>
                            <th scope="col">{text.classes_time()}</th>
                            <th scope="col">{text.classes_room()}</th>
                            <th scope="col">{text.classes_roll()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </TableWrap>
        }
        .into_any(),
    };
    view! {
        <section class="sec" aria-labelledby="week-h"><h3 id="week-h">{text.classes_week()}</h3>{week(text, page)}</section>
        <section class="sec" aria-labelledby="lessons-h"><h3 id="lessons-h">{text.classes_lessons()} <span class="label faint">{text.classes_lessons_hint()}</span></h3>{lessons}</section>
    }
}
