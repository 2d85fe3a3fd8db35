//! Laws of reading cells and of generating lessons.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use proptest::prelude::*;
use shared::{
    credits::Hours,
    intake::{
        Kind, Value,
        cells::{self, Cell, check_digit, date, hours, id_no, money, note, phones, text},
    },
    money::Fen,
    schedule::{Calendar, CalendarDay, Pattern, lessons},
    time::Minute,
};
use std::collections::BTreeMap;

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..36_500_u64).prop_map(|days| NaiveDate::from_ymd_opt(1960, 1, 1).unwrap() + Days::new(days))
}

fn any_pattern() -> impl Strategy<Value = Pattern> {
    (prop::collection::vec(1..=7_u8, 1..5), 0..1439_i64, 1..600_i64)
        .prop_map(|(days, starts, long)| Pattern::new(&days, Minute(starts), Minute((starts + long).min(1440))).unwrap())
}

fn any_calendar() -> impl Strategy<Value = Calendar> {
    let day = (any::<bool>(), prop::option::of(1..=7_u8)).prop_map(|(is_open, runs_as)| CalendarDay { name: "调休".into(), is_open, runs_as });
    prop::collection::btree_map((0..120_u64).prop_map(|days| start() + Days::new(days)), day, 0..20).prop_map(Calendar)
}

fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
}

proptest! {
    #[test]
    fn a_day_reads_the_same_in_every_spelling(day in any_day()) {
        let serial = (day - NaiveDate::from_ymd_opt(1899, 12, 30).unwrap()).num_days();
        for (written, odd) in [
            (day.to_string(), None),
            (day.format("%Y/%-m/%-d").to_string(), Some(Kind::DateSlash)),
            (day.format("%Y.%m.%d").to_string(), Some(Kind::DateDot)),
            (day.format("%Y年%-m月%-d日").to_string(), Some(Kind::DateCn)),
            (serial.to_string(), Some(Kind::DateSerial)),
        ] {
            let read = date(&Cell::Text(&written));
            prop_assert_eq!((read.value, read.odd), (Some(day), odd), "{}", written);
        }
        prop_assert_eq!(date(&Cell::Moment(day.and_hms_opt(0, 0, 0).unwrap())).value, Some(day));
    }

    #[test]
    fn two_digits_of_a_year_are_told(day in any_day()) {
        prop_assume!((1960..2060).contains(&day.year()));
        for form in ["%y-%-m-%-d", "%y/%-m/%-d", "%y.%-m.%-d"] {
            let written = day.format(form).to_string();
            let read = date(&Cell::Text(&written));
            prop_assert_eq!((read.value, read.odd), (Some(day), Some(Kind::DateTwoDigit)), "{}", written);
        }
    }

    #[test]
    fn no_cell_makes_a_reader_panic(written in any::<String>(), number in any::<f64>()) {
        for cell in [Cell::Text(&written), Cell::Number(number)] {
            let _ = (date(&cell), cells::moment(&cell), hours(&cell), money(&cell), cells::count(&cell), cells::score(&cell));
            let _ = (phones(&cell), id_no(&cell), text(&cell), note(&cell), cells::name(&cell), cells::gender(&cell));
            let _ = (cells::code(&cell).value.is_some(), cells::campus(&cell), cells::grade(&cell), cells::is_total(&cell));
            let _ = written.parse::<Pattern>();
        }
    }

    #[test]
    fn a_note_is_kept_character_by_character(written in "\\PC*[^\\s\\p{C}]\\PC*") {
        let read = note(&Cell::Text(&written));
        prop_assert_eq!(read.value.as_deref(), Some(written.as_str()));
    }

    #[test]
    fn one_wrong_digit_of_an_id_number_is_noticed(area in 110_000..660_000_u32, day in any_day(), serial in 0..1000_u32, at in 0..17_usize, digit in 0..10_u8) {
        let body = format!("{area:06}{}{serial:03}", day.format("%Y%m%d"));
        let whole = format!("{body}{}", check_digit(&body).unwrap());
        let read = id_no(&Cell::Text(&whole));
        prop_assert_eq!(read.value.and_then(|id| id.born_on()), Some(day));
        let mut wrong = whole.clone().into_bytes();
        wrong[at] = b'0' + digit;
        let wrong = String::from_utf8(wrong).unwrap();
        prop_assert_eq!(id_no(&Cell::Text(&wrong)).value.is_some(), wrong == whole);
        let lower = whole.to_lowercase();
        prop_assert_eq!(id_no(&Cell::Text(&lower)).odd, (lower != whole).then_some(Kind::IdLowerX));
    }

    #[test]
    fn a_phone_reads_the_same_in_every_format(prefix in 13..20_u64, rest in 0..1_000_000_000_u64) {
        let phone = format!("{prefix}{rest:09}");
        let (a, b, c) = (&phone[..3], &phone[3..7], &phone[7..]);
        let wide: String = phone.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect();
        for written in [format!("{a} {b} {c}"), format!("{a}-{b}-{c}"), format!("+86{phone}"), format!("+86 {phone}"), format!("手机:{phone}"), format!(" {phone}"), wide] {
            let read = phones(&Cell::Text(&written));
            prop_assert_eq!(read.value, Some(vec![phone.clone()]), "{}", written);
            prop_assert!(read.odd.is_some());
        }
        prop_assert_eq!(phones(&Cell::Text(&phone[..10])).odd, Some(Kind::PhoneShort));
    }

    #[test]
    fn amounts_are_exact_to_the_last_digit(amount in -1_000_000_000..1_000_000_000_i64) {
        let sign = if amount < 0 { "-" } else { "" };
        let written = format!("{sign}{}.{:02}", amount.abs() / 100, amount.abs() % 100);
        prop_assert_eq!(money(&Cell::Text(&written)).value, Some(Fen(amount)));
        #[allow(clippy::cast_precision_loss)]
        let float = amount as f64 / 100.0;
        prop_assert_eq!(money(&Cell::Number(float)).value, Some(Fen(amount)));
        let read = hours(&Cell::Text(&written));
        prop_assert_eq!((read.value, read.odd), if amount < 0 { (None, Some(Kind::NegativeHours)) } else { (Some(Hours(amount)), None) });
    }

    #[test]
    fn values_survive_json(amount in -1_000_000_000..1_000_000_000_i64, words in prop::collection::vec(any::<String>(), 0..3), word in any::<String>()) {
        for value in [Value::Number(amount), Value::List(words), Value::Text(word)] {
            let json = serde_json::to_string(&value).unwrap();
            prop_assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), value);
        }
    }

    #[test]
    fn a_pattern_reads_what_it_writes(pattern in any_pattern()) {
        prop_assert_eq!(pattern.to_string().parse::<Pattern>(), Ok(pattern));
    }

    #[test]
    fn lessons_are_the_open_days_of_the_pattern(pattern in any_pattern(), calendar in any_calendar(), long in 0..120_u64) {
        let last = start() + Days::new(long);
        let made: Vec<_> = lessons(&pattern, &calendar, start(), last).collect();
        for (lesson, no) in made.iter().zip(1..) {
            prop_assert_eq!(lesson.no, no);
            prop_assert!(calendar.0.get(&lesson.on_date).is_none_or(|day| day.is_open));
        }
        let days: BTreeMap<NaiveDate, i64> = made.iter().map(|lesson| (lesson.on_date, lesson.no)).collect();
        prop_assert_eq!(days.len(), made.len());
        for day in start().iter_days().take_while(|day| *day <= last) {
            let meets = calendar.weekday(day).is_some_and(|weekday| pattern.meets_on(weekday));
            prop_assert_eq!(days.contains_key(&day), meets);
        }
    }
}

#[test]
fn a_make_up_saturday_runs_the_timetable_it_names() {
    let wednesday: Pattern = "周三 18:30-20:00".parse().unwrap();
    let saturday = NaiveDate::from_ymd_opt(2026, 10, 10).unwrap();
    assert_eq!(saturday.weekday(), Weekday::Sat);
    let differs = CalendarDay { name: "国庆节调休（按周三课表）".into(), is_open: true, runs_as: Some(3) };
    let off = CalendarDay { name: "国庆节".into(), is_open: false, runs_as: None };
    let days = [(saturday, differs), (NaiveDate::from_ymd_opt(2026, 10, 7).unwrap(), off)];
    let calendar = Calendar(days.into_iter().collect());
    let made: Vec<String> = lessons(&wednesday, &calendar, NaiveDate::from_ymd_opt(2026, 9, 30).unwrap(), NaiveDate::from_ymd_opt(2026, 10, 14).unwrap())
        .map(|lesson| format!("{} {}", lesson.no, lesson.on_date))
        .collect();
    assert_eq!(made, ["1 2026-09-30", "2 2026-10-10", "3 2026-10-14"]);
}
