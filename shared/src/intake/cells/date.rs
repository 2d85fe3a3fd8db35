//! Days in every spelling an office uses.

use super::{Cell, Read, code::plain};
use crate::intake::Kind;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

/// A school day.
#[must_use]
pub fn date(cell: &Cell) -> Read<NaiveDate> {
    match cell {
        Cell::Moment(at) => Read::good(at.date()),
        Cell::Number(number) => serial(*number),
        _ => plain(cell).map_or(Read::BLANK, |(written, odd)| {
            let read = spelled(&written);
            Read { odd: read.odd.or(odd), ..read }
        }),
    }
}

/// A day with a time of day: `2025-06-18 20:04`.
#[must_use]
pub fn moment(cell: &Cell) -> Read<NaiveDateTime> {
    if let Cell::Moment(at) = cell {
        return Read::good(*at);
    }
    let Some((written, odd)) = plain(cell) else { return Read::BLANK };
    let (day, time) = written.split_once([' ', 'T']).unwrap_or((&written, "00:00"));
    let Some(time) = clock(time) else { return Read::refused(Kind::ValueBad) };
    let read = spelled(day);
    Read { value: read.value.map(|day| day.and_time(time)), odd: read.odd.or(odd) }
}

fn clock(text: &str) -> Option<NaiveTime> {
    ["%H:%M", "%H:%M:%S"].iter().find_map(|form| NaiveTime::parse_from_str(text.trim(), form).ok())
}

/// Excel's serial number of a day: 1 is the first of 1900, and 1900 counts as a leap year.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn serial(number: f64) -> Read<NaiveDate> {
    let start = NaiveDate::from_ymd_opt(1899, 12, 30);
    let day = start.filter(|_| (1.0..80_000.0).contains(&number)).and_then(|start| start.checked_add_days(Days::new(number as u64)));
    day.map_or(Read::refused(Kind::ValueBad), |day| Read::mended(day, Kind::DateSerial))
}

fn spelled(written: &str) -> Read<NaiveDate> {
    let written = written.split_once([' ', 'T']).filter(|(_, time)| clock(time).is_some()).map_or(written, |(day, _)| day);
    if written.len() == 5 && written.bytes().all(|b| b.is_ascii_digit()) {
        return written.parse().map_or(Read::refused(Kind::ValueBad), serial);
    }
    match parts(written) {
        Some(([year, month, day], sign)) if written.as_bytes().get(..4).is_some_and(|year| year.iter().all(u8::is_ascii_digit)) => exists(
            year,
            month,
            day,
            match sign {
                '/' => Some(Kind::DateSlash),
                '.' => Some(Kind::DateDot),
                '年' => Some(Kind::DateCn),
                _ => None,
            },
        ),
        Some(([day, month, year], _)) if year > 999 => {
            let read = exists(year, month, day, Some(Kind::ValueBad));
            Read { value: None, odd: read.odd }
        }
        Some(([year, month, day], _)) if year < 100 => exists(century(year), month, day, Some(Kind::DateTwoDigit)),
        _ => Read::refused(Kind::ValueBad),
    }
}

/// Three numbers and the sign after the first.
fn parts(written: &str) -> Option<([u32; 3], char)> {
    let sign = written.chars().find(|c| !c.is_ascii_digit())?;
    let body = if sign == '年' { written.trim_end_matches(['日', '号']) } else { written };
    let mut numbers = body.split(|c| if sign == '年' { c == '年' || c == '月' } else { c == sign && matches!(c, '-' | '/' | '.') });
    let mut next = || numbers.next().filter(|n| n.len() <= 4).and_then(|n| n.trim().parse().ok());
    let three = [next()?, next()?, next()?];
    numbers.next().is_none().then_some((three, sign))
}

/// A year of two digits is one of this century; from 60 on, of the last.
const fn century(year: u32) -> u32 {
    if year < 60 { 2000 + year } else { 1900 + year }
}

fn exists(year: u32, month: u32, day: u32, odd: Option<Kind>) -> Read<NaiveDate> {
    let found = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    found.map_or(Read::refused(Kind::DateImpossible), |value| Read { value: Some(value), odd })
}

#[cfg(test)]
mod tests {
    use super::{Cell, Kind, date, moment};

    #[test]
    fn reads_every_spelling() {
        for (written, odd) in [
            ("2015-03-05", None),
            ("2015/3/5", Some(Kind::DateSlash)),
            ("2015.03.05", Some(Kind::DateDot)),
            ("2015年3月5日", Some(Kind::DateCn)),
            ("42068", Some(Kind::DateSerial)),
            ("15-3-5", Some(Kind::DateTwoDigit)),
            ("15/3/5", Some(Kind::DateTwoDigit)),
            ("15.3.5", Some(Kind::DateTwoDigit)),
            ("2015-03-05 00:00:00", None),
            ("２０１５-０３-０５", Some(Kind::Fullwidth)),
        ] {
            let read = date(&Cell::Text(written));
            assert_eq!((read.value.map(|day| day.to_string()).as_deref(), read.odd), (Some("2015-03-05"), odd), "{written}");
        }
    }

    #[test]
    fn refuses_days_that_do_not_exist() {
        for written in ["31/02/2015", "2015-02-30", "2015-13-05", "2015年2月30日", "15-2-30"] {
            let read = date(&Cell::Text(written));
            assert_eq!((read.value, read.odd), (None, Some(Kind::DateImpossible)), "{written}");
        }
        for written in ["05/03/2015", "昨天", "2015-03", "2015-03-05-01", "20150305xx", "-", "年月日"] {
            assert_eq!(date(&Cell::Text(written)).odd, Some(Kind::ValueBad), "{written}");
        }
    }

    #[test]
    fn reads_a_time_of_day() {
        assert_eq!(moment(&Cell::Text("2025-06-18 20:04")).value.map(|at| at.to_string()).as_deref(), Some("2025-06-18 20:04:00"));
        assert_eq!(moment(&Cell::Text("2025-06-18 28:04")).odd, Some(Kind::ValueBad));
    }
}
