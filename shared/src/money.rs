//! Money in minor units.

use serde::{Deserialize, Serialize};
use std::{
    fmt,
    iter::Sum,
    ops::{Add, AddAssign, Neg, Sub},
};

/// An amount of money in fen (1/100 yuan). Never a float.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fen(pub i64);

impl From<i64> for Fen {
    fn from(fen: i64) -> Self {
        Self(fen)
    }
}

impl Add for Fen {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Fen {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Fen {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Fen {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Fen {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self(0), Add::add)
    }
}

/// Yuan with thousands separators, fen only where there are any, a true minus sign: `−1,200`, `4,320.50`.
impl fmt::Display for Fen {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 0 {
            out.write_str("−")?;
        }
        let (yuan, fen) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        out.write_str(&grouped(yuan))?;
        if fen == 0 { Ok(()) } else { write!(out, ".{fen:02}") }
    }
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Fen;

    #[test]
    fn reads_as_an_office_writes_it() {
        for (fen, text) in [(0, "0"), (432_000, "4,320"), (432_050, "4,320.50"), (-120_000, "−1,200"), (100_000_000, "1,000,000"), (5, "0.05")] {
            assert_eq!(Fen(fen).to_string(), text);
        }
    }
}
