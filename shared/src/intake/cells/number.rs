//! Lesson-hours, money, scores and counts: decimal text read exactly, floats of sheets rounded once.

use super::{Cell, Read, code::plain};
use crate::{
    credits::Hours,
    intake::{Kind, value::hundredths},
    money::Fen,
};

/// Lesson-hours, which cannot be below nothing.
#[must_use]
pub fn hours(cell: &Cell) -> Read<Hours> {
    number(cell).and(|amount| if amount < 0 { Read::refused(Kind::NegativeHours) } else { Read::good(Hours(amount)) })
}

/// A score in hundredths.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Score(pub i64);

/// A score.
#[must_use]
pub fn score(cell: &Cell) -> Read<Score> {
    number(cell).and(|score| Read::good(Score(score)))
}

/// A whole number that is not below nothing.
#[must_use]
pub fn count(cell: &Cell) -> Read<i64> {
    number(cell).and(|amount| if amount < 0 || amount % 100 != 0 { Read::refused(Kind::ValueBad) } else { Read::good(amount / 100) })
}

/// Money: a number of yuan, or `¥4,320.00`.
#[must_use]
pub fn money(cell: &Cell) -> Read<Fen> {
    let Cell::Text(_) = cell else { return number(cell).and(|amount| Read::good(Fen(amount))) };
    let Some((written, odd)) = plain(cell) else { return Read::BLANK };
    let bare: String = written.trim_end_matches('元').chars().filter(|c| !matches!(c, '¥' | '￥' | ',') && !c.is_whitespace()).collect();
    let odd = if bare.len() == written.len() { odd } else { Some(Kind::MoneyText) };
    decimal(&bare).map_or(Read::refused(Kind::ValueBad), |fen| Read { value: Some(Fen(fen)), odd })
}

/// A number in hundredths.
fn number(cell: &Cell) -> Read<i64> {
    if let Cell::Number(number) = cell {
        return hundredths(*number).map_or(Read::refused(Kind::ValueBad), Read::good);
    }
    let Some((written, odd)) = plain(cell) else { return Read::BLANK };
    decimal(&written).map_or(Read::refused(Kind::ValueBad), |value| Read { value: Some(value), odd })
}

/// Decimal text in hundredths, without a float on the way; at most two decimals that count.
fn decimal(text: &str) -> Option<i64> {
    let (sign, digits) = text.strip_prefix(['-', '−']).map_or((1, text), |rest| (-1, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let part = part.trim_end_matches('0');
    let all = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || part.len() > 2 || !all(whole) || !all(part) {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    Some(sign * (whole.parse::<i64>().ok()? * 100 + part))
}

#[cfg(test)]
mod tests {
    use super::{Cell, Fen, Hours, Kind, count, hours, money};

    #[test]
    fn hours_are_hundredths() {
        for (cell, value) in [(Cell::Text("1.5"), 150), (Cell::Number(1.5), 150), (Cell::Text("２"), 200), (Cell::Number(0.1 + 0.2), 30)] {
            assert_eq!(hours(&cell).value, Some(Hours(value)));
        }
        assert_eq!(hours(&Cell::Text("-1.5")).odd, Some(Kind::NegativeHours));
        assert_eq!(hours(&Cell::Text("两节")).odd, Some(Kind::ValueBad));
        assert_eq!(hours(&Cell::Number(f64::NAN)).odd, Some(Kind::ValueBad));
    }

    #[test]
    fn money_is_fen() {
        for (cell, fen, odd) in [
            (Cell::Number(4312.5), 431_250, None),
            (Cell::Text("¥4,320.00"), 432_000, Some(Kind::MoneyText)),
            (Cell::Text("￥1,728.05"), 172_805, Some(Kind::MoneyText)),
            (Cell::Text("3000元"), 300_000, Some(Kind::MoneyText)),
            (Cell::Text("4320.5"), 432_050, None),
        ] {
            assert_eq!((money(&cell).value, money(&cell).odd), (Some(Fen(fen)), odd));
        }
        assert_eq!(money(&Cell::Text("¥")).odd, Some(Kind::ValueBad));
    }

    #[test]
    fn counts_are_whole() {
        assert_eq!(count(&Cell::Number(16.0)).value, Some(16));
        assert_eq!(count(&Cell::Text("1.5")).odd, Some(Kind::ValueBad));
    }
}
