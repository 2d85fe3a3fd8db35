//! Instants, school days and the clock face of a campus.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An instant: milliseconds since 1970-01-01T00:00:00Z, the same on both databases.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct At(pub i64);

impl From<i64> for At {
    fn from(milliseconds: i64) -> Self {
        Self(milliseconds)
    }
}

impl From<DateTime<Utc>> for At {
    fn from(instant: DateTime<Utc>) -> Self {
        Self(instant.timestamp_millis())
    }
}

impl At {
    /// The instant as chrono knows it; the epoch where it is out of chrono's range.
    #[must_use]
    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default()
    }

    /// The instant `seconds` later.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * 1000)
    }
}

/// A time of day on the campus clock, in minutes after midnight (0…1440).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Minute(pub i64);

impl From<i64> for Minute {
    fn from(minutes: i64) -> Self {
        Self(minutes)
    }
}

/// `9:05`, `18:30`: no leading zero, as on a wall timetable.
impl fmt::Display for Minute {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// What a campus clock shows at one instant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CampusNow {
    /// The school day.
    pub date: NaiveDate,
    /// The time of day.
    pub minute: Minute,
}
