//! The only place that reads the time.

pub use rights::wall;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use shared::time::{At, CampusNow};
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

#[cfg(test)]
mod tests {
    use super::{midnight, wall};
    use chrono::NaiveDate;
    use proptest::prelude::*;

    const ZONES: [&str; 5] = ["Asia/Shanghai", "Europe/Berlin", "America/Sao_Paulo", "Africa/Cairo", "Pacific/Apia"];

    proptest! {
        /// A day begins at the first instant whose wall shows its date, whatever the zone does with its clocks.
        #[test]
        fn a_day_begins_at_its_midnight(zone in prop::sample::select(&ZONES[..]), year in 2000..2040i32, day in 1..=365u32) {
            let day = NaiveDate::from_yo_opt(year, day).unwrap();
            let begins = midnight(day, zone);
            // Apia had no 30 December 2011.
            prop_assume!(zone != "Pacific/Apia" || day != NaiveDate::from_ymd_opt(2011, 12, 30).unwrap());
            prop_assert_eq!(wall(begins, zone).date, day);
            prop_assert!(wall(begins.plus_seconds(-1), zone).date < day);
        }
    }

    #[test]
    fn where_the_clocks_leave_midnight_out_a_day_begins_an_hour_later() {
        let day = NaiveDate::from_ymd_opt(2018, 11, 4).unwrap();
        assert_eq!(wall(midnight(day, "America/Sao_Paulo"), "America/Sao_Paulo").minute.0, 60);
    }
}
