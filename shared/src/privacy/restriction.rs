//! Restriction (限制处理): everything but storage stops (laws L5, L12).

use crate::id::LearnerId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Why processing of a learner is restricted. Each reason is lifted by itself; the last one lets everything go on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RestrictedBy {
    /// A guardian refused teaching, or took it back.
    Consent,
    /// An erasure was accepted and waits for its day.
    Erasure,
    /// The privacy desk, at the family's wish.
    Desk,
}

impl RestrictedBy {
    /// The word stored in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Erasure => "erasure",
            Self::Desk => "desk",
        }
    }

    /// The reason of a stored word; an unknown one counts as the desk's, so that somebody can lift it.
    #[must_use]
    pub fn of(word: &str) -> Self {
        [Self::Consent, Self::Erasure].into_iter().find(|reason| reason.word() == word).unwrap_or(Self::Desk)
    }
}

/// One reason for which a learner is restricted now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Restriction {
    /// Why.
    pub by: RestrictedBy,
    /// The day it began.
    pub since: NaiveDate,
}

/// The same on the list of the privacy desk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RestrictedLine {
    /// Who.
    pub learner: LearnerId,
    /// Learner number.
    pub no: String,
    /// Name.
    pub name: String,
    /// Why and since when.
    pub restriction: Restriction,
}

#[cfg(test)]
mod tests {
    use super::RestrictedBy;

    #[test]
    fn a_stored_reason_is_read_back_and_an_unknown_one_can_be_lifted() {
        for reason in [RestrictedBy::Consent, RestrictedBy::Erasure, RestrictedBy::Desk] {
            assert_eq!(RestrictedBy::of(reason.word()), reason);
        }
        assert_eq!(RestrictedBy::of("other"), RestrictedBy::Desk);
    }
}
