//! The head of a class.

use super::{
    ask::{Side, class_address},
    class_rows::class_state,
    pattern::when,
};
use crate::{
    text::{Text, use_text},
    ui::{Crumbs, IconName, LinkButton, Tab, Tabs, date::day_full},
};
use leptos::prelude::*;
use shared::classes::ClassPage;

fn facts(text: Text, page: &ClassPage) -> String {
    let class = &page.class;
    let staff = |name: &Option<String>, words: fn(Text, &str) -> String| name.as_deref().map(|name| words(text, name));
    [
        Some(class.code.clone()),
        Some(class.course.clone()),
        Some(when(text, &class.pattern)),
        Some(format!("{} {}", class.campus, class.room)),
        staff(&class.teacher, |text, name| text.classes_taught_by(name)),
        staff(&page.head_teacher, |text, name| text.classes_led_by(name)),
        Some(text.classes_from_to(day_full(text, class.starts_on), day_full(text, class.ends_on))),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ")
}

/// What a side is called.
#[must_use]
pub fn side_name(text: Text, side: Side) -> &'static str {
    match side {
        Side::Roster => text.classes_roster(),
        Side::Timetable => text.classes_timetable(),
        Side::Attendance => text.classes_attendance(),
    }
}

/// What it is, and its sides, one of which is shown.
pub fn head(page: &ClassPage, side: Side) -> impl IntoView + use<> {
    let (text, class) = (use_text(), &page.class);
    let day = Some(page.day).filter(|day| *day != page.today);
    let tabs = Side::ALL
        .into_iter()
        .map(|own| Tab { href: class_address(class.id, own, day), label: side_name(text, own).into(), count: None, current: own == side })
        .collect();
    view! {
        <header class="page-head">
            <div class="hd">
                <Crumbs above=vec![("/console/classes".into(), text.classes_title().into())] here=class.name.clone() />
                <div class="row row-wrap">
                    <h1>{class.name.clone()}</h1>
                    <span class="total">{text.classes_of_seats(class.learners, class.capacity)}</span>
                    {class_state(text, class, page.today)}
                </div>
                <p class="label soft">{facts(text, page)}</p>
            </div>
            <div class="acts">
                <LinkButton href=format!("/console/learners?class={}", class.id) icon=IconName::Learner>{text.classes_in_list()}</LinkButton>
            </div>
        </header>
        <Tabs label=text.classes_sides() items=tabs />
    }
}
