//! Mobile numbers.

use super::{Cell, Read, cell::trim, code::half_width};
use crate::intake::Kind;

/// The mobile numbers of a cell, the person's own first.
#[must_use]
pub fn phones(cell: &Cell) -> Read<Vec<String>> {
    let Some(shown) = cell.shown() else { return Read::BLANK };
    let cut = trim(&shown);
    let half = half_width(cut);
    if scientific(&half) {
        return Read::refused(Kind::PhoneSci);
    }
    let groups = groups(&half);
    let digits: String = groups.concat();
    let (bare, prefixed) = bare(&half, &digits);
    match bare.len() {
        11 if is_mobile(bare) => Read { value: Some(vec![bare.to_owned()]), odd: oddity(&shown, &half, prefixed) },
        22 if is_mobile(&bare[..11]) && is_mobile(&bare[11..]) => Read::mended(vec![bare[..11].to_owned(), bare[11..].to_owned()], Kind::PhoneTwo),
        0..11 => Read::refused(Kind::PhoneShort),
        _ => Read::refused(Kind::ValueBad),
    }
}

/// What was odd about a number that reads.
fn oddity(shown: &str, half: &str, prefixed: bool) -> Option<Kind> {
    let grouped = half.bytes().any(|b| !b.is_ascii_digit());
    match (prefixed, grouped) {
        (true, _) => Some(Kind::PhonePrefix),
        (_, true) => Some(Kind::PhoneFormat),
        _ if trim(shown) != half => Some(Kind::Fullwidth),
        _ => (shown.len() != half.len()).then_some(Kind::SpaceEdge),
    }
}

fn groups(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect()
}

/// The digits without the country's code, and whether anything stood in front of the number.
fn bare<'a>(text: &str, digits: &'a str) -> (&'a str, bool) {
    let country = digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86")).filter(|rest| rest.len() >= 11);
    let word = !text.starts_with(|c: char| c.is_ascii_digit());
    (country.unwrap_or(digits), word || country.is_some())
}

/// `1.3800138E+10`: what a spreadsheet makes of a number it takes for a quantity.
pub(super) fn scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits(&mantissa.replacen('.', "", 1)) && digits(exponent.trim_start_matches(['+', '-']))
}

fn is_mobile(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1])
}

#[cfg(test)]
mod tests {
    use super::{Cell, Kind, phones};

    #[test]
    fn reads_every_format() {
        for (cell, odd) in [
            (Cell::Text("13800138000"), None),
            (Cell::Number(13_800_138_000.0), None),
            (Cell::Text("138 0013 8000"), Some(Kind::PhoneFormat)),
            (Cell::Text("138-0013-8000"), Some(Kind::PhoneFormat)),
            (Cell::Text("+8613800138000"), Some(Kind::PhonePrefix)),
            (Cell::Text("+86 13800138000"), Some(Kind::PhonePrefix)),
            (Cell::Text("手机：13800138000"), Some(Kind::PhonePrefix)),
            (Cell::Text("１３８００１３８０００"), Some(Kind::Fullwidth)),
            (Cell::Text(" 13800138000"), Some(Kind::SpaceEdge)),
        ] {
            let read = phones(&cell);
            assert_eq!((read.value, read.odd), (Some(vec!["13800138000".to_owned()]), odd), "{cell:?}");
        }
    }

    #[test]
    fn two_numbers_share_a_cell() {
        for written in ["13800138000/13900139000", "13800138000、13900139000", "13800138000 13900139000"] {
            let read = phones(&Cell::Text(written));
            assert_eq!((read.value, read.odd), (Some(vec!["13800138000".to_owned(), "13900139000".to_owned()]), Some(Kind::PhoneTwo)));
        }
    }

    #[test]
    fn lost_digits_are_refused() {
        assert_eq!(phones(&Cell::Text("1380013800")).odd, Some(Kind::PhoneShort));
        assert_eq!(phones(&Cell::Text("1.3800138E+10")).odd, Some(Kind::PhoneSci));
        assert_eq!(phones(&Cell::Text("23800138000")).odd, Some(Kind::ValueBad));
        assert_eq!(phones(&Cell::Text("138001380001")).odd, Some(Kind::ValueBad));
    }
}
