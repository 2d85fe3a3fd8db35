//! The school's calendar: days off, and days that run another weekday's timetable (调休).

use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

use super::pattern::weekday_of;

/// A day that differs from the week.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CalendarDay {
    /// What the day is called.
    pub name: String,
    /// Whether there are lessons at all.
    pub is_open: bool,
    /// The weekday (1 Monday … 7 Sunday) whose timetable runs instead of the day's own.
    pub runs_as: Option<u8>,
}

/// The days that differ.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Calendar(pub BTreeMap<NaiveDate, CalendarDay>);

impl Calendar {
    /// Which weekday's timetable runs on `day` (1 Monday … 7 Sunday); none: there are no lessons.
    #[must_use]
    pub fn weekday(&self, day: NaiveDate) -> Option<u8> {
        let own = u8::try_from(day.weekday().number_from_monday()).ok();
        match self.0.get(&day) {
            None => own,
            Some(differs) if differs.is_open => differs.runs_as.or(own),
            Some(_) => None,
        }
    }
}

/// The weekday named in 「国庆节调休（按周三课表）」: 3.
#[must_use]
pub fn runs_as(name: &str) -> Option<u8> {
    let (_, after) = name.split_once('按')?;
    after.trim_start_matches(['周', '星', '期']).chars().next().and_then(weekday_of)
}

#[cfg(test)]
mod tests {
    use super::runs_as;

    #[test]
    fn a_make_up_workday_names_its_timetable() {
        assert_eq!(runs_as("国庆节调休（按周三课表）"), Some(3));
        assert_eq!(runs_as("春节调休(按星期天课表)"), Some(7));
        assert_eq!(runs_as("国庆节"), None);
    }
}
