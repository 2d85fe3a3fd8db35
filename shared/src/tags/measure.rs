//! Facts that are numbers: what they are on a day, and on which days they can become something else.

use super::{Came, Facts};
use crate::privacy::age;
use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// A number about a learner. Those with a window count the last so many days, the day itself included.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Days since last seen in a lesson.
    DaysUnseen,
    /// Lessons attended within so many days.
    Lessons(u16),
    /// Absences without notice within so many days.
    Absences(u16),
    /// Lessons attended of all that were marked within so many days, in percent.
    AttendanceRate(u16),
    /// Hours left that have not expired, in hundredths.
    Balance,
    /// Days until the next hours expire.
    DaysToExpiry,
    /// Hours taken that nothing paid for, in hundredths.
    Owed,
    /// Mean of the scores within so many days, in percent.
    AverageScore(u16),
    /// The newest score within so many days, in percent.
    LastScore(u16),
    /// Homework handed in of all that was set within so many days, in percent.
    HomeworkRate(u16),
    /// Days since the first day at the school.
    DaysJoined,
    /// Age in years.
    Age,
}

/// The items of `all` within `days` days up to `day`.
fn within<T: Copy>(all: &[(NaiveDate, T)], days: u16, day: NaiveDate) -> impl Iterator<Item = T> {
    all.iter().filter(move |(on, _)| *on <= day && (day - *on).num_days() < i64::from(days)).map(|(_, item)| *item)
}

fn count(items: impl Iterator) -> i64 {
    i64::try_from(items.count()).unwrap_or(i64::MAX)
}

/// Whole percent of those that are `true`; none of nothing.
fn rate(items: impl Iterator<Item = bool>) -> Option<i64> {
    let (all, yes) = items.fold((0, 0), |(all, yes), item| (all + 1, yes + i64::from(item)));
    (all > 0).then(|| yes * 100 / all)
}

/// Whole percent of the mean of hundredths of a percent; none of nothing.
fn mean(items: impl Iterator<Item = i64>) -> Option<i64> {
    let (all, sum) = items.fold((0, 0), |(all, sum), item| (all + 1, sum + item));
    (all > 0).then(|| sum / all / 100)
}

impl Measure {
    /// The window in days, where it has one.
    #[must_use]
    pub const fn window(self) -> Option<u16> {
        match self {
            Self::Lessons(days)
            | Self::Absences(days)
            | Self::AttendanceRate(days)
            | Self::AverageScore(days)
            | Self::LastScore(days)
            | Self::HomeworkRate(days) => Some(days),
            _ => None,
        }
    }

    /// The same with another window; without one it stays as it is.
    #[must_use]
    pub const fn over(self, days: u16) -> Self {
        match self {
            Self::Lessons(_) => Self::Lessons(days),
            Self::Absences(_) => Self::Absences(days),
            Self::AttendanceRate(_) => Self::AttendanceRate(days),
            Self::AverageScore(_) => Self::AverageScore(days),
            Self::LastScore(_) => Self::LastScore(days),
            Self::HomeworkRate(_) => Self::HomeworkRate(days),
            other => other,
        }
    }

    /// Whether it is counted in hundredths of an hour.
    #[must_use]
    pub const fn is_hours(self) -> bool {
        matches!(self, Self::Balance | Self::Owed)
    }

    /// What it is on `day`; none where nothing is known: then no comparison holds.
    #[must_use]
    pub fn value(self, facts: &Facts, day: NaiveDate) -> Option<i64> {
        let since = |date: Option<NaiveDate>| date.map(|date| (day - date).num_days());
        match self {
            Self::DaysUnseen => since(facts.last_seen),
            Self::DaysJoined => since(facts.joined_on),
            Self::Age => facts.born_on.map(|born| age(born, day)),
            Self::Owed => Some(facts.owed),
            Self::Balance => Some(facts.valid_lots(day).map(|(_, hours)| hours).sum()),
            Self::DaysToExpiry => facts.valid_lots(day).filter_map(|(last, _)| *last).min().map(|last| (last - day).num_days()),
            Self::Lessons(days) => Some(count(within(&facts.lessons, days, day).filter(|came| *came == Came::Yes))),
            Self::Absences(days) => Some(count(within(&facts.lessons, days, day).filter(|came| *came == Came::No))),
            Self::AttendanceRate(days) => rate(within(&facts.lessons, days, day).map(|came| came == Came::Yes)),
            Self::AverageScore(days) => mean(within(&facts.scores, days, day)),
            Self::LastScore(days) => last_score(facts, days, day),
            Self::HomeworkRate(days) => rate(within(&facts.homework, days, day)),
        }
    }

    /// Every day on which a comparison with `value` may turn out otherwise than on the day before, by time alone.
    pub(super) fn turns(self, facts: &Facts, value: i64, into: &mut Vec<NaiveDate>) {
        match self {
            Self::DaysUnseen => into.extend(facts.last_seen.iter().flat_map(|on| [after(*on, value), after(*on, value + 1)]).flatten()),
            Self::DaysJoined => into.extend(facts.joined_on.iter().flat_map(|on| [after(*on, value), after(*on, value + 1)]).flatten()),
            Self::Age => into.extend(facts.born_on.iter().flat_map(|on| [birthday(*on, value), birthday(*on, value + 1)]).flatten()),
            Self::Owed => {}
            Self::Balance => into.extend(facts.lots.iter().filter_map(|(last, _)| last.and_then(|last| after(last, 1)))),
            Self::DaysToExpiry => {
                let lasts = facts.lots.iter().filter_map(|(last, _)| *last);
                into.extend(lasts.flat_map(|last| [after(last, -value), after(last, 1 - value), after(last, 1)]).flatten());
            }
            Self::Lessons(days) | Self::Absences(days) | Self::AttendanceRate(days) => window(facts.lessons.iter().map(|(on, _)| *on), days, into),
            Self::AverageScore(days) | Self::LastScore(days) => window(facts.scores.iter().map(|(on, _)| *on), days, into),
            Self::HomeworkRate(days) => window(facts.homework.iter().map(|(on, _)| *on), days, into),
        }
    }
}

/// The mean of the scores of the newest day that has any.
fn last_score(facts: &Facts, days: u16, day: NaiveDate) -> Option<i64> {
    let newest = within(&facts.scores.iter().map(|(on, _)| (*on, *on)).collect::<Vec<_>>(), days, day).max()?;
    mean(facts.scores.iter().filter(|(on, _)| *on == newest).map(|(_, score)| *score))
}

/// What is dated comes into a window on its day and leaves it `days` later.
fn window(dates: impl Iterator<Item = NaiveDate>, days: u16, into: &mut Vec<NaiveDate>) {
    into.extend(dates.flat_map(|on| [Some(on), on.checked_add_days(Days::new(u64::from(days)))]).flatten());
}

fn after(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    chrono::TimeDelta::try_days(days).and_then(|delta| day.checked_add_signed(delta))
}

/// The day on which somebody born on `born` becomes `years` old, as [`age`] counts.
fn birthday(born: NaiveDate, years: i64) -> Option<NaiveDate> {
    let year = i32::try_from(years).ok().and_then(|years| born.year().checked_add(years))?;
    NaiveDate::from_ymd_opt(year, born.month(), born.day()).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
}
