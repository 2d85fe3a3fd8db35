//! A cell as a file holds it, and as it was read.

use crate::intake::Kind;
use chrono::NaiveDateTime;
use std::borrow::Cow;

/// What a file holds in one cell.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub enum Cell<'a> {
    /// Nothing.
    #[default]
    Empty,
    /// Text.
    Text(&'a str),
    /// A number. Sheets know no other than floats; they are rounded to hundredths where they are read.
    Number(f64),
    /// A day or an instant of the campus clock.
    Moment(NaiveDateTime),
}

impl<'a> Cell<'a> {
    /// Whether there is nothing but blanks.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => trim(text).is_empty(),
            _ => false,
        }
    }

    /// The cell as text, as a sheet would show it; none for a blank one. A zero byte, which no database takes, is left out.
    #[must_use]
    pub fn shown(&self) -> Option<Cow<'a, str>> {
        match self {
            Self::Empty => None,
            Self::Text(text) if trim(text).is_empty() => None,
            Self::Text(text) if text.contains('\0') => Some(Cow::Owned(text.replace('\0', ""))),
            Self::Text(text) => Some(Cow::Borrowed(*text)),
            Self::Number(number) => Some(Cow::Owned(number.to_string())),
            Self::Moment(at) if at.time() == chrono::NaiveTime::MIN => Some(Cow::Owned(at.date().to_string())),
            Self::Moment(at) => Some(Cow::Owned(at.to_string())),
        }
    }
}

/// Cuts blanks at both ends, also the wide and the invisible ones.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\0' | '\u{200b}' | '\u{feff}'))
}

/// What a cell was read as.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Read<T> {
    /// The value; none: the cell is blank, or it was refused.
    pub value: Option<T>,
    /// What was odd about it.
    pub odd: Option<Kind>,
}

impl<T> Read<T> {
    /// A blank cell.
    pub const BLANK: Self = Self { value: None, odd: None };

    /// A value as it should be.
    pub const fn good(value: T) -> Self {
        Self { value: Some(value), odd: None }
    }

    /// A value read from an odd cell.
    pub const fn mended(value: T, odd: Kind) -> Self {
        Self { value: Some(value), odd: Some(odd) }
    }

    /// A cell that was refused.
    pub const fn refused(why: Kind) -> Self {
        Self { value: None, odd: Some(why) }
    }

    /// The value turned into another, or refused.
    pub fn and<U>(self, turn: impl FnOnce(T) -> Read<U>) -> Read<U> {
        match self.value.map(turn) {
            Some(next) => Read { value: next.value, odd: next.odd.or(self.odd) },
            None => Read { value: None, odd: self.odd },
        }
    }
}
