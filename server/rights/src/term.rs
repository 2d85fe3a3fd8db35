//! Days on a campus and ends of rights.

use chrono::{Datelike, NaiveDate, Timelike};
use chrono_tz::Tz;
use shared::time::{At, CampusNow, Minute};

/// What a clock on the wall in `zone` shows at `instant`. An unknown zone counts as Shanghai's.
#[must_use]
pub fn wall(instant: At, zone: &str) -> CampusNow {
    let zone: Tz = zone.parse().unwrap_or(chrono_tz::Asia::Shanghai);
    let local = instant.utc().with_timezone(&zone);
    let date = NaiveDate::from_ymd_opt(local.year(), local.month(), local.day()).unwrap_or_default();
    CampusNow { date, minute: Minute(i64::from(local.hour() * 60 + local.minute())) }
}

/// From a first day to a last one, both included; none: without end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Term {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: Option<NaiveDate>,
}

impl Term {
    /// Whether it holds on `today`.
    #[must_use]
    pub fn holds(self, today: NaiveDate) -> bool {
        self.from <= today && self.until.is_none_or(|last| today <= last)
    }
}

/// Whether what ends at `until` goes on after `now`: at the instant of its end it is over.
pub(crate) fn goes_on(until: Option<At>, now: At) -> bool {
    until.is_none_or(|until| now < until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::school::NOW;
    use chrono::Days;

    #[test]
    fn a_wall_shows_the_day_and_the_minute_of_its_zone() {
        let shown = |zone: &str| (wall(NOW, zone).date.to_string(), wall(NOW, zone).minute.0);
        assert_eq!(shown("Asia/Shanghai"), ("2026-11-21".into(), 9 * 60 + 46));
        assert_eq!(shown("America/New_York"), ("2026-11-20".into(), 20 * 60 + 46));
        assert_eq!(shown("Mars/Olympus"), shown("Asia/Shanghai"));
    }

    #[test]
    fn a_term_holds_from_its_first_day_through_its_last() {
        let first = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let last = first + Days::new(2);
        let term = Term { from: first, until: Some(last) };
        let days = [first - Days::new(1), first, first + Days::new(1), last, last + Days::new(1)];
        assert_eq!(days.map(|day| term.holds(day)), [false, true, true, true, false]);
        assert_eq!(days.map(|day| Term { until: None, ..term }.holds(day)), [false, true, true, true, true]);
    }

    #[test]
    fn what_ends_is_over_at_the_instant_of_its_end() {
        assert_eq!([-1, 0, 1].map(|seconds| goes_on(Some(NOW), NOW.plus_seconds(seconds))), [true, false, false]);
        assert!(goes_on(None, NOW));
    }
}
