//! When a class meets, in the reader's words.

use crate::{text::Text, ui::date::weekday};
use chrono::{Days, NaiveDate};
use shared::schedule::Pattern;

/// The name of weekday 1 Monday … 7 Sunday.
#[must_use]
pub fn weekday_name(text: Text, day: u8) -> &'static str {
    // The epoch of the common era is a Monday.
    let monday = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default();
    weekday(text, monday + Days::new(u64::from(day.saturating_sub(1))))
}

/// `周二、周四 18:30–20:00`; what is no pattern stays as the school wrote it.
#[must_use]
pub fn when(text: Text, written: &str) -> String {
    let Ok(pattern) = written.parse::<Pattern>() else { return written.to_owned() };
    let days: Vec<&str> = pattern.weekdays().iter().map(|day| weekday_name(text, *day)).collect();
    format!("{} {}–{}", days.join(text.people_comma()), pattern.starts, pattern.ends)
}

#[cfg(test)]
mod tests {
    use super::when;
    use crate::text::Text;
    use shared::lang::Lang;

    #[test]
    fn a_pattern_is_read_in_both_languages() {
        let (zh, en) = (Text::new(Lang::Zh), Text::new(Lang::En));
        assert_eq!(when(zh, "每周二、四 18:30-20:00"), "周二、周四 18:30–20:00");
        assert_eq!(when(en, "周日 09:00-10:30"), "Sun 9:00–10:30");
        assert_eq!(when(en, "另行通知"), "另行通知");
    }
}
