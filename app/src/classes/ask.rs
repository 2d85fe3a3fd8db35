//! What the address of a class asks for.

use super::console_query::CLASSES;
use crate::ui::address;
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use shared::id::ClassId;

/// A side of the class.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Side {
    /// Who is in it on a day.
    #[default]
    Roster,
    /// When it meets.
    Timetable,
    /// Who came.
    Attendance,
}

impl Side {
    /// All sides.
    pub const ALL: [Self; 3] = [Self::Roster, Self::Timetable, Self::Attendance];

    /// The word in the address, blank for the first.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Roster => "",
            Self::Timetable => "timetable",
            Self::Attendance => "attendance",
        }
    }

    fn of(word: &str) -> Self {
        Self::ALL.into_iter().find(|side| side.word() == word).unwrap_or_default()
    }
}

/// What the address asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ask {
    /// Which class.
    pub class: Option<ClassId>,
    /// The day; none: today.
    pub day: Option<NaiveDate>,
    /// The side.
    pub side: Side,
}

/// What the address of this page asks for.
#[must_use]
pub fn ask() -> Memo<Ask> {
    let (params, query) = (use_params_map(), use_query_map());
    Memo::new(move |_| {
        let query = query.read();
        Ask {
            class: params.read().get_str("class").and_then(|id| id.parse().ok()),
            day: query.get_str("day").and_then(|day| day.parse().ok()),
            side: Side::of(query.get_str("tab").unwrap_or_default()),
        }
    })
}

/// The address of a side of a class on a day.
#[must_use]
pub fn class_address(class: ClassId, side: Side, day: Option<NaiveDate>) -> String {
    let day = day.map(|day| day.to_string()).unwrap_or_default();
    address(&format!("{CLASSES}/{class}"), &[("tab", side.word()), ("day", &day)])
}
