//! A cell that outlives the reader's buffer.

use chrono::{Datelike, NaiveDateTime};
use serde::{Deserialize, Serialize};
use shared::intake::cells::Cell;

/// What stands in a cell.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Kept {
    /// A text.
    #[serde(rename = "t")]
    Text(String),
    /// A number.
    #[serde(rename = "n")]
    Number(f64),
    /// A day, or a day with a time.
    #[serde(rename = "d")]
    Moment(NaiveDateTime),
}

/// Units of UTF-16 in a cell of a workbook, at most.
const UNITS: usize = 32_767;

/// As much of a text as a cell of a workbook holds.
#[must_use]
pub fn cut(text: &str) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, sign)| {
        units += sign.len_utf16();
        units > UNITS
    });
    end.map_or(text, |(at, _)| &text[..at])
}

impl Kept {
    /// The cell as a workbook can hold it.
    pub fn bounded(self) -> Self {
        match self {
            Self::Text(text) if cut(&text).len() < text.len() => Self::Text(cut(&text).to_owned()),
            Self::Number(number) if !number.is_finite() => Self::Text(number.to_string()),
            Self::Moment(at) if !(1900..=9999).contains(&at.year()) => Self::Text(at.to_string()),
            cell => cell,
        }
    }

    /// Its text, if it is one.
    pub fn text(&self) -> &str {
        if let Self::Text(text) = self { text } else { "" }
    }

    /// The cell as it is read.
    pub const fn lend(&self) -> Cell<'_> {
        match self {
            Self::Text(text) => Cell::Text(text.as_str()),
            Self::Number(number) => Cell::Number(*number),
            Self::Moment(at) => Cell::Moment(*at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;
    use chrono::NaiveDate;

    #[test]
    fn a_workbook_can_hold_it_and_it_comes_back() {
        let at = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
        for cell in [Kept::Number(f64::INFINITY), Kept::Number(f64::NAN), Kept::Moment(at(12_000)), Kept::Moment(at(1))] {
            let kept = cell.bounded();
            assert!(matches!(kept, Kept::Text(_)), "{kept:?}");
            let text = serde_json::to_string(&kept).unwrap();
            assert_eq!(serde_json::from_str::<Kept>(&text).unwrap(), kept);
        }
        assert_eq!(Kept::Number(1.5).bounded(), Kept::Number(1.5));
        assert_eq!(Kept::Moment(at(2026)).bounded(), Kept::Moment(at(2026)));
    }
}
