//! The rule by which a new learner gets a number (编号规则): `XY26PD00042`, with a check digit if the school wants one.

use crate::{
    error::{AppError, AppResult},
    id::CampusId,
};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// How much of the year stands in a number.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearShown {
    /// None of it.
    Nothing,
    /// Two digits: 26.
    #[default]
    Two,
    /// Four digits: 2026.
    Four,
}

/// The parts of a number, in their order: prefix, year, code of the campus, running number, check digit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NumberRule {
    /// Capital letters and digits; may be empty.
    pub prefix: String,
    /// The year in which the learner is written down.
    pub year: YearShown,
    /// Whether the code of the campus stands in it; a campus without one adds nothing.
    pub campus: bool,
    /// Digits of the running number, which begins anew with everything that stands before it.
    pub width: u8,
    /// Whether a digit follows that catches slips of the hand.
    pub check: bool,
}

impl Default for NumberRule {
    /// The rule of a school that has set none: `XY2600042`.
    fn default() -> Self {
        Self { prefix: "XY".into(), year: YearShown::Two, campus: false, width: 5, check: false }
    }
}

/// What a code of a campus and a prefix are made of.
fn is_code(text: &str, most: usize) -> bool {
    text.len() <= most && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// The code of a campus as it is stored: up to four capital letters and digits. Refused at `field` (`code`).
pub fn campus_code(field: &str, typed: &str) -> AppResult<String> {
    let code = typed.trim().to_ascii_uppercase();
    if is_code(&code, NumberRule::CODE) { Ok(code) } else { Err(AppError::invalid(field, "code")) }
}

impl NumberRule {
    /// The most characters of a prefix.
    pub const PREFIX: usize = 8;
    /// The most characters of the code of a campus.
    pub const CODE: usize = 4;
    /// The fewest digits of a running number.
    pub const NARROW: u8 = 3;
    /// The most.
    pub const WIDE: u8 = 8;

    /// As it is stored; refused at `prefix` (`code`) and at `width` (`width`).
    pub fn checked(&self) -> AppResult<Self> {
        let prefix = self.prefix.trim().to_ascii_uppercase();
        if !is_code(&prefix, Self::PREFIX) {
            return Err(AppError::invalid("prefix", "code"));
        }
        if !(Self::NARROW..=Self::WIDE).contains(&self.width) {
            return Err(AppError::invalid("width", "width"));
        }
        Ok(Self { prefix, ..self.clone() })
    }

    /// What stands before the running number of a learner who is written down on `day` at a campus of that code.
    #[must_use]
    pub fn head(&self, day: NaiveDate, code: &str) -> String {
        let year = match self.year {
            YearShown::Nothing => String::new(),
            YearShown::Two => format!("{:02}", day.year().rem_euclid(100)),
            YearShown::Four => format!("{:04}", day.year()),
        };
        format!("{}{year}{}", self.prefix, if self.campus { code } else { "" })
    }

    /// The number with running number `running`; none when that is too long for the rule.
    #[must_use]
    pub fn number(&self, head: &str, running: i64) -> Option<String> {
        let digits = format!("{running:0width$}", width = usize::from(self.width));
        if running < 1 || digits.len() != usize::from(self.width) {
            return None;
        }
        let body = format!("{head}{digits}");
        let check = self.check.then(|| check_digit(&body)).map(|digit| digit.to_string()).unwrap_or_default();
        Some(body + &check)
    }

    /// How long a number is that begins with `head`.
    #[must_use]
    pub fn length(&self, head: &str) -> i64 {
        let length = head.len() + usize::from(self.width) + usize::from(self.check);
        i64::try_from(length).unwrap_or(i64::MAX)
    }

    /// The running number in `no`, if it begins with `head` and is as long as the rule says.
    #[must_use]
    pub fn running(&self, head: &str, no: &str) -> Option<i64> {
        let rest = no.strip_prefix(head).filter(|_| i64::try_from(no.len()) == Ok(self.length(head)))?;
        rest.get(..usize::from(self.width))?.parse().ok()
    }
}

/// The check digit over the digits of `body` by ISO/IEC 7064, MOD 11,10: it catches every single wrong digit and nearly
/// every two neighbours that changed places. Letters are passed over.
#[must_use]
pub fn check_digit(body: &str) -> u32 {
    let product = body.chars().filter_map(|c| c.to_digit(10)).fold(10, |product, digit| {
        let sum = (product + digit) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    (11 - product) % 10
}

/// Whether a number ends in the right check digit.
#[must_use]
pub fn has_right_check(no: &str) -> bool {
    let Some((at, last)) = no.char_indices().next_back() else { return false };
    last.to_digit(10) == Some(check_digit(&no[..at]))
}

/// A campus with its code, and the next numbers there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CampusNumbers {
    /// Which.
    pub id: CampusId,
    /// Its name.
    pub name: String,
    /// Its code; empty: none yet.
    pub code: String,
    /// The next three numbers there; fewer when the running number has come to its end.
    pub next: Vec<String>,
}

/// The page of the rule.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Numbering {
    /// The rule that is shown: the one in force, or the one that is tried.
    pub rule: NumberRule,
    /// Whether it is only tried.
    pub tried: bool,
    /// Grows with every change.
    pub version: i64,
    /// Who set it last, and on which day; none: nobody yet.
    pub set: Option<(String, NaiveDate)>,
    /// The campuses.
    pub campuses: Vec<CampusNumbers>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    #[test]
    fn a_number_is_put_together_in_order() {
        let rule = NumberRule { prefix: "XY".into(), year: YearShown::Two, campus: true, width: 5, check: false };
        let head = rule.head(day(), "PD");
        assert_eq!((head.as_str(), rule.number(&head, 42).as_deref()), ("XY26PD", Some("XY26PD00042")));
        assert_eq!(rule.running(&head, "XY26PD00042"), Some(42));
        assert_eq!(rule.number(&head, 100_000), None);
        let checked = NumberRule { check: true, year: YearShown::Four, ..rule };
        let no = checked.number(&checked.head(day(), ""), 7).unwrap();
        assert!(no.starts_with("XY202600007") && has_right_check(&no), "{no}");
        assert_eq!(checked.running("XY2026", &no), Some(7));
    }

    #[test]
    fn the_check_digit_is_that_of_the_standard() {
        assert_eq!(check_digit("0794"), 5, "the example of ISO/IEC 7064");
        assert!(has_right_check("X07945") && !has_right_check("X07946") && !has_right_check(""));
    }

    #[test]
    fn what_no_number_can_be_made_of_is_refused() {
        let rule = NumberRule { prefix: " ab1 ".into(), ..NumberRule::default() };
        assert_eq!(rule.checked().map(|rule| rule.prefix), Ok("AB1".into()));
        assert_eq!(NumberRule { prefix: "校".into(), ..rule.clone() }.checked(), Err(AppError::invalid("prefix", "code")));
        assert_eq!(NumberRule { width: 2, ..rule }.checked(), Err(AppError::invalid("width", "width")));
        assert_eq!((campus_code("c", " pd"), campus_code("c", "ABCDE")), (Ok("PD".into()), Err(AppError::invalid("c", "code"))));
    }
}
