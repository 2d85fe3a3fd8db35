//! Resident ID numbers (GB 11643).

use super::{Cell, Read, code::plain, phone::scientific};
use crate::intake::Kind;
use chrono::NaiveDate;

/// A valid ID number: 17 digits and a check digit.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct IdNo(String);

impl IdNo {
    /// The 18 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The day of birth it holds.
    #[must_use]
    pub fn born_on(&self) -> Option<NaiveDate> {
        NaiveDate::parse_from_str(self.0.get(6..14)?, "%Y%m%d").ok()
    }

    /// The gender it holds, 男 or 女.
    #[must_use]
    pub fn gender(&self) -> &'static str {
        if self.0.as_bytes()[16] % 2 == 1 { "男" } else { "女" }
    }
}

/// The check digit that follows 17 digits; none where they are not that.
#[must_use]
pub fn check_digit(body: &str) -> Option<char> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    if body.len() != 17 || !body.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let sum: u32 = body.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    "10X98765432".chars().nth(sum as usize % 11)
}

/// An ID number.
#[must_use]
pub fn id_no(cell: &Cell) -> Read<IdNo> {
    let Some((written, odd)) = plain(cell) else { return Read::BLANK };
    if scientific(&written) || matches!(cell, Cell::Number(_)) {
        return Read::refused(Kind::IdSci);
    }
    let upper = written.to_ascii_uppercase();
    let Some((body, last)) = upper.split_at_checked(17) else { return Read::refused(Kind::ValueBad) };
    match check_digit(body) {
        Some(digit) if last.len() == 1 && last.starts_with(digit) => {
            let odd = if upper == *written { odd } else { Some(Kind::IdLowerX) };
            let id = IdNo(upper);
            if id.born_on().is_some() { Read { value: Some(id), odd } } else { Read::refused(Kind::IdChecksum) }
        }
        Some(_) if last.len() == 1 => Read::refused(Kind::IdChecksum),
        _ => Read::refused(Kind::ValueBad),
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Kind, id_no};

    #[test]
    fn reads_a_valid_number() {
        let read = id_no(&Cell::Text("410199201410286828"));
        let id = read.value.unwrap();
        assert_eq!((id.born_on().unwrap().to_string().as_str(), id.gender(), read.odd), ("2014-10-28", "女", None));
    }

    #[test]
    fn says_what_is_wrong() {
        for (written, odd) in [
            ("410199201410286829", Kind::IdChecksum),
            ("4.10199E+17", Kind::IdSci),
            ("41019920141028682", Kind::ValueBad),
            ("41019920141028682中", Kind::ValueBad),
            ("身份证号身份证号", Kind::ValueBad),
        ] {
            assert_eq!(id_no(&Cell::Text(written)).odd, Some(odd), "{written}");
        }
    }
}
