//! Days in words: 「11月21日 周六」, "Sat, 21 Nov".

use crate::text::Text;
use chrono::{Datelike, NaiveDate, Weekday};

/// `周六`, `Sat`.
#[must_use]
pub fn weekday(text: Text, date: NaiveDate) -> &'static str {
    match date.weekday() {
        Weekday::Mon => text.date_mon(),
        Weekday::Tue => text.date_tue(),
        Weekday::Wed => text.date_wed(),
        Weekday::Thu => text.date_thu(),
        Weekday::Fri => text.date_fri(),
        Weekday::Sat => text.date_sat(),
        Weekday::Sun => text.date_sun(),
    }
}

fn month_short(text: Text, date: NaiveDate) -> &'static str {
    match date.month() {
        1 => text.date_jan(),
        2 => text.date_feb(),
        3 => text.date_mar(),
        4 => text.date_apr(),
        5 => text.date_may(),
        6 => text.date_jun(),
        7 => text.date_jul(),
        8 => text.date_aug(),
        9 => text.date_sept(),
        10 => text.date_oct(),
        11 => text.date_nov(),
        _ => text.date_dec(),
    }
}

fn month_long(text: Text, date: NaiveDate) -> &'static str {
    match date.month() {
        1 => text.date_january(),
        2 => text.date_february(),
        3 => text.date_march(),
        4 => text.date_april(),
        5 => text.date_may(),
        6 => text.date_june(),
        7 => text.date_july(),
        8 => text.date_august(),
        9 => text.date_september(),
        10 => text.date_october(),
        11 => text.date_november(),
        _ => text.date_december(),
    }
}

/// `11月21日 周六`, `Sat, 21 Nov`.
#[must_use]
pub fn day(text: Text, date: NaiveDate) -> String {
    text.date_day(month_short(text, date), date.day(), weekday(text, date))
}

/// `11月21日`, `21 Nov`.
#[must_use]
pub fn day_short(text: Text, date: NaiveDate) -> String {
    text.date_day_short(month_short(text, date), date.day())
}

/// `2026年11月21日`, `21 Nov 2026`.
#[must_use]
pub fn day_full(text: Text, date: NaiveDate) -> String {
    text.date_day_full(date.year(), month_short(text, date), date.day())
}

/// The short day, with its year where that is not the year of `today`.
#[must_use]
pub fn day_seen(text: Text, date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() { day_short(text, date) } else { day_full(text, date) }
}

/// `21日`, `21`: the day within a list that names its month.
#[must_use]
pub fn day_of_month(text: Text, date: NaiveDate) -> String {
    text.date_day_of_month(date.day())
}

/// `2026年11月`, `November 2026`.
#[must_use]
pub fn month(text: Text, date: NaiveDate) -> String {
    text.date_month(date.year(), month_long(text, date))
}

/// 今天, 明天, 昨天; none: further away.
#[must_use]
pub fn near(text: Text, date: NaiveDate, today: NaiveDate) -> Option<&'static str> {
    match (date - today).num_days() {
        -1 => Some(text.date_yesterday()),
        0 => Some(text.date_today()),
        1 => Some(text.date_tomorrow()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{day, day_of_month, day_seen, month, near};
    use crate::text::Text;
    use chrono::{Days, NaiveDate};
    use shared::lang::Lang;

    #[test]
    fn reads_in_both_languages() {
        let (zh, en) = (Text::new(Lang::Zh), Text::new(Lang::En));
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        assert_eq!([day(zh, today), month(zh, today), day_of_month(zh, today)], ["11月21日 周六", "2026年11月", "21日"]);
        assert_eq!([day(en, today), month(en, today), day_of_month(en, today)], ["Sat, 21 Nov", "November 2026", "21"]);
        let next_year = today + Days::new(60);
        assert_eq!([day_seen(zh, today, today), day_seen(zh, next_year, today)], ["11月21日", "2027年1月20日"]);
        assert_eq!([near(en, today + Days::new(1), today), near(en, next_year, today)], [Some("Tomorrow"), None]);
    }
}
