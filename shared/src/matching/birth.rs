//! Birth dates.

use super::Bits;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// How two birth dates agree.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Birth {
    /// The same day.
    Equal,
    /// Day and month have changed places.
    Swapped,
    /// One digit differs.
    OneDigit,
    /// Two days.
    Differs,
    /// One of them is not known.
    Unknown,
}

impl Birth {
    /// Compares.
    #[must_use]
    pub fn of(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Self {
        let (Some(one), Some(other)) = (one, other) else { return Self::Unknown };
        if one == other {
            Self::Equal
        } else if (one.year(), one.month(), one.day()) == (other.year(), other.day(), other.month()) {
            Self::Swapped
        } else if digits_apart(one, other) == 1 {
            Self::OneDigit
        } else {
            Self::Differs
        }
    }

    /// What it weighs: children of a school are born on some four thousand days.
    #[must_use]
    pub fn bits(self) -> Bits {
        match self {
            Self::Equal => Bits::of(0.95, 0.0003),
            Self::Swapped => Bits::of(0.005, 0.0005),
            Self::OneDigit => Bits::of(0.02, 0.01),
            Self::Differs => Bits::of(0.02, 0.99),
            Self::Unknown => Bits::default(),
        }
    }
}

fn digits_apart(one: NaiveDate, other: NaiveDate) -> usize {
    one.to_string().bytes().zip(other.to_string().bytes()).filter(|(a, b)| a != b).count()
}
