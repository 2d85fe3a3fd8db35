//! By when a request is answered.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Working days within which a correction is made or refused.
pub const CORRECTION_DAYS: u32 = 15;
/// Days within which an erasure may be withdrawn.
pub const COOL_OFF_DAYS: i64 = 7;

/// The `count`th working day after `day`. `differs` says of a day whether the calendar opens or closes it; otherwise
/// Saturday and Sunday are no working days.
#[must_use]
pub fn working_days_after(day: NaiveDate, count: u32, differs: impl Fn(NaiveDate) -> Option<bool>) -> NaiveDate {
    let works = |day: &NaiveDate| differs(*day).unwrap_or(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
    // A calendar that closes every day would have no end.
    let days = (1..=400).map(|ahead| day + Days::new(ahead));
    let left = usize::try_from(count.saturating_sub(1)).unwrap_or(0);
    days.filter(works).nth(left).unwrap_or(day + Days::new(400))
}

#[cfg(test)]
mod tests {
    use super::working_days_after;
    use chrono::NaiveDate;

    #[test]
    fn weekends_and_holidays_do_not_count_and_made_up_days_do() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        assert_eq!(working_days_after(day(20), 1, |_| None), day(23), "after a Friday comes Monday");
        assert_eq!(working_days_after(day(20), 1, |at| (at == day(23)).then_some(false)), day(24), "a holiday");
        assert_eq!(working_days_after(day(20), 1, |at| (at == day(21)).then_some(true)), day(21), "a Saturday that is worked");
        assert_eq!(working_days_after(day(2), 15, |_| None), day(23), "fifteen days are three weeks");
    }
}
