//! The only place that reads the time.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;
use shared::time::{At, CampusNow, Minute};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// The clock of the house: the machine's, or one set to an instant for a demonstration or a test.
#[derive(Clone)]
pub struct Clock(Kind);

#[derive(Clone)]
enum Kind {
    /// The machine's time plus a fixed number of milliseconds.
    Running(i64),
    /// Stands still until it is set.
    Standing(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub const fn system() -> Self {
        Self(Kind::Running(0))
    }

    /// A clock that shows `start` now and runs on from there.
    #[must_use]
    pub fn starting_at(start: DateTime<Utc>) -> Self {
        Self(Kind::Running(start.timestamp_millis() - machine()))
    }

    /// A clock that stands at `instant` until [`Clock::set`].
    #[must_use]
    pub fn standing_at(instant: At) -> Self {
        Self(Kind::Standing(Arc::new(AtomicI64::new(instant.0))))
    }

    /// Moves a standing clock; a running one ignores it.
    pub fn set(&self, instant: At) {
        if let Kind::Standing(time) = &self.0 {
            time.store(instant.0, Ordering::SeqCst);
        }
    }

    /// The instant it is.
    #[must_use]
    pub fn now(&self) -> At {
        match &self.0 {
            Kind::Running(ahead) => At(machine() + ahead),
            Kind::Standing(time) => At(time.load(Ordering::SeqCst)),
        }
    }

    /// What a clock on the wall of a campus in `zone` shows.
    #[must_use]
    pub fn on_campus(&self, zone: &str) -> CampusNow {
        wall(self.now(), zone)
    }
}

#[allow(clippy::disallowed_methods)]
fn machine() -> i64 {
    Utc::now().timestamp_millis()
}

/// The instant at which `day` begins in `zone`: its first hour where a change of the clocks leaves midnight out.
#[must_use]
pub fn midnight(day: NaiveDate, zone: &str) -> At {
    let zone: Tz = zone.parse().unwrap_or(chrono_tz::Asia::Shanghai);
    let found = (0..4).filter_map(|hour| day.and_hms_opt(hour, 0, 0)).find_map(|local| local.and_local_timezone(zone).earliest());
    found.map_or_else(At::default, |instant| At(instant.timestamp_millis()))
}

/// What a clock on the wall in `zone` shows at `instant`. An unknown zone counts as Shanghai's.
#[must_use]
pub fn wall(instant: At, zone: &str) -> CampusNow {
    let zone: Tz = zone.parse().unwrap_or(chrono_tz::Asia::Shanghai);
    let local = instant.utc().with_timezone(&zone);
    let date = NaiveDate::from_ymd_opt(local.year(), local.month(), local.day()).unwrap_or_default();
    CampusNow { date, minute: Minute(i64::from(local.hour() * 60 + local.minute())) }
}
