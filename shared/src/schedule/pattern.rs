//! When a class meets: 「周六 09:00-10:30」 or 「每周二、四 18:30-20:00」.

use crate::{credits::Hours, time::Minute};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// The weekdays as one character each, Monday first.
pub const WEEK: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];

/// Weekdays and a time of day.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Pattern {
    /// Weekdays, 1 Monday … 7 Sunday: sorted, without repeats, never empty.
    weekdays: Vec<u8>,
    /// When a lesson begins.
    pub starts: Minute,
    /// When it ends: later than it begins.
    pub ends: Minute,
}

/// Why a text is no pattern.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum PatternError {
    /// No weekday was named, or something that is none.
    #[error("weekday")]
    Weekday,
    /// No time of day, or one that is none.
    #[error("time")]
    Time,
    /// It ends before it begins.
    #[error("order")]
    Order,
}

impl Pattern {
    /// A pattern from its parts.
    pub fn new(weekdays: &[u8], starts: Minute, ends: Minute) -> Result<Self, PatternError> {
        let mut weekdays = weekdays.to_vec();
        weekdays.sort_unstable();
        weekdays.dedup();
        if weekdays.is_empty() || weekdays.iter().any(|day| !(1..=7).contains(day)) {
            return Err(PatternError::Weekday);
        }
        if starts.0 < 0 || ends.0 > 1440 {
            return Err(PatternError::Time);
        }
        if starts >= ends { Err(PatternError::Order) } else { Ok(Self { weekdays, starts, ends }) }
    }

    /// Whether the class meets when the timetable of `weekday` runs.
    #[must_use]
    pub fn meets_on(&self, weekday: u8) -> bool {
        self.weekdays.contains(&weekday)
    }

    /// The weekdays, 1 Monday … 7 Sunday.
    #[must_use]
    pub fn weekdays(&self) -> &[u8] {
        &self.weekdays
    }

    /// What one lesson takes: an hour for 60 minutes.
    #[must_use]
    pub const fn hours(&self) -> Hours {
        Hours::of_minutes(self.ends.0 - self.starts.0)
    }
}

/// The weekday of its character; 天 is Sunday too.
pub(super) fn weekday_of(character: char) -> Option<u8> {
    let character = if character == '天' { '日' } else { character };
    WEEK.iter().position(|day| *day == character).and_then(|at| u8::try_from(at + 1).ok())
}

impl FromStr for Pattern {
    type Err = PatternError;

    fn from_str(text: &str) -> Result<Self, PatternError> {
        let text = half_width(text);
        let at = text.find(|c: char| c.is_ascii_digit()).ok_or(PatternError::Time)?;
        let (days, times) = text.split_at(at);
        let (starts, ends) = times.split_once(['-', '~', '至', '到', '—', '–']).ok_or(PatternError::Time)?;
        Self::new(&weekdays(days)?, minute(starts)?, minute(ends)?)
    }
}

fn half_width(text: &str) -> String {
    text.chars().map(|c| if ('！'..='～').contains(&c) { char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c) } else { c }).collect()
}

fn weekdays(text: &str) -> Result<Vec<u8>, PatternError> {
    let filler = |c: &char| !matches!(c, '每' | '周' | '星' | '期' | '、' | ',' | '和' | '/') && !c.is_whitespace();
    text.chars().filter(filler).map(|c| weekday_of(c).ok_or(PatternError::Weekday)).collect()
}

fn minute(text: &str) -> Result<Minute, PatternError> {
    let (hours, minutes) = text.trim().split_once(':').ok_or(PatternError::Time)?;
    let part = |text: &str, below: i64| text.parse::<i64>().ok().filter(|n| (0..below).contains(n) && text.len() <= 2).ok_or(PatternError::Time);
    Ok(Minute(part(hours, 25)? * 60 + part(minutes, 60)?))
}

/// As a school writes it: `周六 09:00-10:30`, `每周二、四 18:30-20:00`.
impl fmt::Display for Pattern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days: Vec<String> = self.weekdays.iter().map(|day| WEEK[usize::from(day - 1)].to_string()).collect();
        let clock = |time: Minute| format!("{:02}:{:02}", time.0 / 60, time.0 % 60);
        let every = if days.len() > 1 { "每" } else { "" };
        write!(out, "{every}周{} {}-{}", days.join("、"), clock(self.starts), clock(self.ends))
    }
}

#[cfg(test)]
mod tests {
    use super::{Pattern, PatternError};
    use crate::credits::Hours;

    #[test]
    fn reads_what_a_school_writes() {
        for (text, written) in [
            ("周六 09:00-10:30", "周六 09:00-10:30"),
            ("每周二、四 18:30-20:00", "每周二、四 18:30-20:00"),
            ("星期天9:00～10:00", "周日 09:00-10:00"),
            ("周四，周二 18：30 - 20：00", "每周二、四 18:30-20:00"),
        ] {
            assert_eq!(text.parse::<Pattern>().map(|pattern| pattern.to_string()), Ok(written.to_owned()), "{text}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, error) in [
            ("周八 09:00-10:30", PatternError::Weekday),
            ("09:00-10:30", PatternError::Weekday),
            ("周六", PatternError::Time),
            ("周六 09:00", PatternError::Time),
            ("周六 29:00-30:00", PatternError::Time),
            ("周六 10:00-09:00", PatternError::Order),
        ] {
            assert_eq!(text.parse::<Pattern>(), Err(error), "{text}");
        }
    }

    #[test]
    fn an_hour_is_sixty_minutes() {
        assert_eq!("周六 09:00-10:30".parse::<Pattern>().map(|pattern| pattern.hours()), Ok(Hours(150)));
    }
}
