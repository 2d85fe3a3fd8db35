//! ID numbers.

use super::{Bits, Number};
use serde::{Deserialize, Serialize};

/// How two ID numbers agree.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum IdMatch {
    /// The same number.
    Equal,
    /// One slip apart.
    OneEdit,
    /// Two valid numbers: two persons, unless one was copied wrongly.
    Contradicts,
    /// One of them is not known.
    Unknown,
}

impl IdMatch {
    /// Compares.
    #[must_use]
    pub fn of(one: Option<&Number>, other: Option<&Number>) -> Self {
        match (one, other) {
            (Some(one), Some(other)) if one.is(other) => Self::Equal,
            (Some(one), Some(other)) if one.is_near(other) => Self::OneEdit,
            (Some(_), Some(_)) => Self::Contradicts,
            _ => Self::Unknown,
        }
    }

    /// What it weighs.
    #[must_use]
    pub fn bits(self) -> Bits {
        match self {
            Self::Equal => Bits::of(0.97, 0.000_001),
            Self::OneEdit => Bits::of(0.02, 0.000_1),
            Self::Contradicts => Bits::of(0.001, 0.999),
            Self::Unknown => Bits::default(),
        }
    }
}
