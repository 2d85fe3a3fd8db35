//! Writing what is new, many rows a statement. What is there already stays as it is.

mod catalogue;
mod contracts;
mod history;
mod people;

pub use catalogue::{calendar, campuses, classes, courses, lessons, staff, taken};
pub use contracts::{changes, contracts, draws, entries, grants, lots, move_lots};
pub use history::{attendance, grades, homework, stays};
pub use people::{GuardianRow, LinkRow, guardians, learners, links};

use chrono::{NaiveDate, NaiveDateTime, TimeZone};
use chrono_tz::Tz;

/// What every row of an import is stamped with.
pub struct Stamp {
    /// The zone of the school.
    pub zone: Tz,
    /// The campus's today.
    pub today: NaiveDate,
    /// When the import began, in milliseconds: no two imports share it, so that it tells their rows apart.
    pub at: i64,
}

impl Stamp {
    /// The stamp of an import that began at `at` in a school in `zone`, whose day it is.
    pub fn of(zone: &str, today: NaiveDate, at: i64) -> Self {
        Self { zone: zone.parse().unwrap_or(chrono_tz::Asia::Shanghai), today, at }
    }

    /// The instant a clock on the campus shows `at`.
    fn instant(&self, at: NaiveDateTime) -> i64 {
        self.zone.from_local_datetime(&at).earliest().map_or(0, |at| at.timestamp_millis())
    }
}
