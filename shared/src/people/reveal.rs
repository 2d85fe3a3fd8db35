//! One contact in clear, for a reason.

use crate::{
    error::{AppError, AppResult},
    id::GuardianId,
};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// How many contacts one person may see in clear on one day of the campus.
pub const REVEALS_A_DAY: i64 = 20;
/// How many characters a reason has.
const REASON: RangeInclusive<usize> = 4..=200;

/// Which contact of a learner or of their family.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Reveal {
    /// The learner's own phone.
    Phone,
    /// The learner's ID number.
    IdNo,
    /// Where the learner lives.
    Address,
    /// The phone of one of the guardians.
    Guardian(GuardianId),
}

impl Reveal {
    /// The field, as the audit names it.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Phone => "learner.phone",
            Self::IdNo => "learner.id_no",
            Self::Address => "learner.address",
            Self::Guardian(_) => "guardian.phone",
        }
    }

    /// The reason without blanks around it; refused at the field `reason` when it is shorter than four characters
    /// (`short`) or longer than 200 (`long`).
    pub fn reason(given: &str) -> AppResult<&str> {
        let given = given.trim();
        match given.chars().count() {
            n if n < *REASON.start() => Err(AppError::invalid("reason", "short")),
            n if n > *REASON.end() => Err(AppError::invalid("reason", "long")),
            _ => Ok(given),
        }
    }
}

/// A contact in clear.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Revealed {
    /// The value as it is.
    pub value: String,
    /// How many more the person may see today.
    pub left: i64,
}

#[cfg(test)]
mod tests {
    use super::Reveal;
    use crate::error::AppError;

    #[test]
    fn a_reason_has_four_to_two_hundred_characters() {
        let (short, long) = (AppError::invalid("reason", "short"), AppError::invalid("reason", "long"));
        assert_eq!(Reveal::reason(" 没接通   "), Err(short));
        assert_eq!(Reveal::reason(" 电话没通 "), Ok("电话没通"));
        assert!(Reveal::reason(&"字".repeat(200)).is_ok());
        assert_eq!(Reveal::reason(&"字".repeat(201)), Err(long));
    }
}
