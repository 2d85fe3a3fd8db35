//! The day a class is looked at: a GET form, and links to the lessons around it.

use super::ask::{Side, class_address};
use crate::{
    text::{Text, use_text},
    ui::{
        Button, Field, FieldKind, Icon, IconName,
        date::{day, day_short},
        send_choice, visit,
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;
use shared::{
    attendance::Code,
    classes::{ClassPage, LessonLine},
};

/// The lessons just before and just after the day.
fn around(page: &ClassPage) -> (Option<&LessonLine>, Option<&LessonLine>) {
    let before = page.lessons.iter().rev().find(|lesson| lesson.on_date < page.day);
    (before, page.lessons.iter().find(|lesson| lesson.on_date > page.day))
}

/// The lesson of the day: its place among the lessons.
#[must_use]
pub fn lesson_of_day(page: &ClassPage) -> Option<usize> {
    page.lessons.iter().position(|lesson| lesson.on_date == page.day)
}

/// How the day's lesson went, or that there is none.
fn said(text: Text, page: &ClassPage) -> AnyView {
    let Some(at) = lesson_of_day(page) else {
        return view! { <p class="soft">{text.classes_no_lesson(day(text, page.day))}</p> }.into_any();
    };
    let lesson = &page.lessons[at];
    let marks = || page.members.iter().filter_map(|member| member.marks.get(at).copied().flatten());
    let came = marks().filter(|code| matches!(code, Code::Present | Code::Late | Code::Makeup | Code::Trial)).count();
    let went = match marks().count() {
        0 => text.classes_not_taken().to_owned(),
        _ => text.classes_came(came, page.members.len()),
    };
    let words = text.classes_lesson(lesson.no, format!("{}–{}", lesson.starts, lesson.ends), &lesson.room);
    view! { <p><a href=format!("/board/lesson/{}", lesson.id)><b>{words}</b></a> " " <span class="soft">{went}</span></p> }.into_any()
}

/// The day, its lesson, and the way to the lessons around it.
pub fn day_bar(page: &ClassPage, side: Side) -> impl IntoView + use<> {
    let (text, class) = (use_text(), page.class.id);
    let at = |day: NaiveDate| class_address(class, side, Some(day));
    let (before, after) = around(page);
    let before = before.map(|lesson| {
        view! { <a class="btn" href=at(lesson.on_date)><Icon name=IconName::ChevronLeft />{text.classes_before(day_short(text, lesson.on_date))}</a> }
    });
    let after = after.map(|lesson| {
        view! { <a class="btn" href=at(lesson.on_date)>{text.classes_after(day_short(text, lesson.on_date))}<Icon name=IconName::ChevronRight /></a> }
    });
    let today = (page.day != page.today).then(|| view! { <a class="btn btn-quiet" href=class_address(class, side, None)>{text.date_today()}</a> });
    let tab = (side != Side::Roster).then(|| view! { <input type="hidden" name="tab" value=side.word() /> });
    view! {
        <div class="daybar">
            {said(text, page)}
            <form class="filterbar" method="get" action=class_address(class, Side::Roster, None) on:submit=visit() on:change=send_choice>
                {before}
                <Field id="class-day" name="day" kind=FieldKind::Date label=text.classes_day() value=page.day.to_string() />
                {tab}
                <Button submit=true>{text.classes_look()}</Button>
                {after}
                {today}
            </form>
        </div>
    }
}
