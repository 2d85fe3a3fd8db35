//! From a weekly pattern and the calendar to dated lessons.

use super::{Calendar, Pattern};
use chrono::NaiveDate;

/// A lesson of a class: its number, counted from 1, and its day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LessonDay {
    /// 课次.
    pub no: i64,
    /// The school day.
    pub on_date: NaiveDate,
}

/// The lessons from `first` to `last`, both included, in order.
pub fn lessons<'a>(pattern: &'a Pattern, calendar: &'a Calendar, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = LessonDay> + 'a {
    first
        .iter_days()
        .take_while(move |day| *day <= last)
        .filter(|day| calendar.weekday(*day).is_some_and(|weekday| pattern.meets_on(weekday)))
        .zip(1..)
        .map(|(on_date, no)| LessonDay { no, on_date })
}
