//! Lesson-hours in fixed point.

use serde::{Deserialize, Serialize};
use std::{
    fmt,
    iter::Sum,
    ops::{Add, AddAssign, Neg, Sub, SubAssign},
};

/// Lesson-hours in hundredths: 1.5 课时 is 150. Never a float.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hours(pub i64);

impl Hours {
    /// No hours.
    pub const ZERO: Self = Self(0);

    /// Whole lesson-hours.
    #[must_use]
    pub const fn whole(hours: i64) -> Self {
        Self(hours * 100)
    }

    /// The hours a lesson of `minutes` takes: 60 minutes of class time are one lesson-hour.
    #[must_use]
    pub const fn of_minutes(minutes: i64) -> Self {
        Self(minutes * 100 / 60)
    }
}

impl From<i64> for Hours {
    fn from(hundredths: i64) -> Self {
        Self(hundredths)
    }
}

impl Add for Hours {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Hours {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Hours {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Hours {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Neg for Hours {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Hours {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

/// `13`, `1.5`, `−2`: no trailing zeros, a true minus sign.
impl fmt::Display for Hours {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 0 {
            out.write_str("−")?;
        }
        let (whole, part) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        match part {
            0 => write!(out, "{whole}"),
            part if part % 10 == 0 => write!(out, "{whole}.{}", part / 10),
            part => write!(out, "{whole}.{part:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Hours;

    #[test]
    fn reads_without_trailing_zeros() {
        for (hours, text) in [(Hours::whole(13), "13"), (Hours(150), "1.5"), (Hours(-200), "−2"), (Hours(125), "1.25"), (Hours::of_minutes(90), "1.5")] {
            assert_eq!(hours.to_string(), text);
        }
    }
}
