//! Weights of evidence.

use std::{iter::Sum, ops::Add};

/// Weight of evidence in bits: log₂ of how much more often this is seen of one person than of two.
#[derive(Clone, Copy, Default, PartialEq, PartialOrd, Debug)]
pub struct Bits(pub f64);

impl Bits {
    /// The weight of a level seen with probability `m` among rows of one person and `u` among rows of two.
    #[must_use]
    pub fn of(m: f64, u: f64) -> Self {
        Self((m / u).log2())
    }

    /// Hundredths of a bit, as they are stored.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)]
    pub fn hundredths(self) -> i64 {
        (self.0 * 100.0).round() as i64
    }
}

impl Add for Bits {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sum for Bits {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}
