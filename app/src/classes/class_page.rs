//! One class: who is in it on a day, when it meets, who came. It follows the roll as it is taken.

use super::{
    api::read_class,
    ask::{Ask, Side, ask},
    class_head::{head, side_name},
    day_bar::day_bar,
    grid::grid,
    roster::roster,
    timetable::timetable,
};
use crate::{
    face::{ConsoleData, Follow},
    text::use_text,
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use shared::{classes::ClassPage, error::AppError, live::Topic};

/// The page.
pub struct ClassPageView {
    ask: Memo<Ask>,
    data: Fetched<ClassPage>,
}

impl ClassPageView {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let ask = ask();
        // Another side of the same day is another look at the same data.
        let what = Memo::new(move |_| (ask.get().class, ask.get().day));
        let data = fetch(move || what.get(), |(class, day)| async move { read_class(class.ok_or(AppError::NotFound)?, day).await });
        Self { ask, data }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let ClassPageView { ask, data } = this;
        let follow = Follow::new(move || data.refetch());
        let show = move |class: ClassPage| {
            follow.topic(Topic::Class(class.class.id), None);
            (move || page(class.clone(), ask.get().side)).into_any()
        };
        view! { <ConsoleData page="page-class" data view=show /> }.into_any()
    }
}

fn page(class: ClassPage, side: Side) -> AnyView {
    let title = class.class.name.clone();
    let (head, bar) = (head(&class, side), day_bar(&class, side));
    let body = match side {
        Side::Roster => roster(class).into_any(),
        Side::Timetable => timetable(&class).into_any(),
        Side::Attendance => grid(class).into_any(),
    };
    view! { <Title text=title />{head}{bar}<h2 class="sr">{side_name(use_text(), side)}</h2>{body} }.into_any()
}
