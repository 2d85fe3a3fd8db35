//! Consent: one question a purpose, each of which may be refused (laws L3 to L6).

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The age from which a person's own word counts; below it a guardian's does (PIPL, article 31).
pub const FULL_AGE_OF_CONSENT: i64 = 14;
/// Days for which nobody is asked again after a refusal.
const QUIET_DAYS: i64 = 30;

/// What personal data is used for, one consent each.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Lessons, attendance, homework and scores.
    Teaching,
    /// Calls and messages about lessons.
    Contact,
    /// Photos, works and honour rolls that others see.
    Photos,
    /// Learning style, tags, suggestions.
    Profile,
}

impl Purpose {
    /// All purposes, in the order in which they are asked.
    pub const ALL: [Self; 4] = [Self::Teaching, Self::Contact, Self::Photos, Self::Profile];

    /// The word stored in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Teaching => "teaching",
            Self::Contact => "contact",
            Self::Photos => "photos",
            Self::Profile => "profile",
        }
    }

    /// The purpose of a stored word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.word() == word)
    }

    /// The version of what is asked. Raise it when the question changes: then everybody is asked again.
    #[must_use]
    pub const fn version(self) -> i64 {
        1
    }
}

/// The last answer to a question.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// Agreed or refused.
    pub given: bool,
    /// The version that was asked.
    pub version: i64,
    /// The day of the answer.
    pub on: NaiveDate,
}

/// Where a purpose stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Consent {
    /// The purpose.
    pub purpose: Purpose,
    /// The last answer to any version.
    pub answer: Option<Answer>,
}

impl Consent {
    /// Whether it was agreed to as it is asked today.
    #[must_use]
    pub fn is_given(&self) -> bool {
        self.answer.is_some_and(|answer| answer.given && answer.version == self.purpose.version())
    }

    /// Whether what was asked has changed since the answer.
    #[must_use]
    pub fn has_changed(&self) -> bool {
        self.answer.is_some_and(|answer| answer.version != self.purpose.version())
    }

    /// Whether a page may put the question forward by itself: never answered or changed, but not within thirty days of a refusal.
    #[must_use]
    pub fn may_ask(&self, today: NaiveDate) -> bool {
        match self.answer {
            None => true,
            Some(answer) if answer.given => self.has_changed(),
            Some(answer) => (today - answer.on).num_days() >= QUIET_DAYS,
        }
    }
}

/// Years somebody born on `born` has lived on `today`.
#[must_use]
pub fn age(born: NaiveDate, today: NaiveDate) -> i64 {
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    i64::from(today.year() - born.year()) - i64::from(!had_birthday)
}

/// Whether figures, tags and suggestions about a learner may be used (law L2). Below fourteen only after a guardian agreed;
/// from fourteen on unless it was refused. Whose birth date is unknown counts as a child.
#[must_use]
pub fn may_profile(born: Option<NaiveDate>, consent: &Consent, today: NaiveDate) -> bool {
    let child = born.is_none_or(|born| age(born, today) < FULL_AGE_OF_CONSENT);
    if child { consent.is_given() } else { consent.answer.is_none_or(|answer| answer.given) }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Consent, Purpose, age, may_profile};
    use chrono::{Days, NaiveDate};
    use proptest::prelude::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn answered(given: bool, version: i64, on: NaiveDate) -> Consent {
        Consent { purpose: Purpose::Profile, answer: Some(Answer { given, version, on }) }
    }

    #[test]
    fn fourteen_begins_on_the_birthday() {
        let (born, none) = (day(2012, 11, 22), Consent { purpose: Purpose::Profile, answer: None });
        assert_eq!((age(born, day(2026, 11, 21)), age(born, day(2026, 11, 22))), (13, 14));
        assert!(!may_profile(Some(born), &none, day(2026, 11, 21)) && may_profile(Some(born), &none, day(2026, 11, 22)));
        assert!(!may_profile(None, &none, day(2026, 11, 22)), "an unknown birth date is a child's");
        let refused = answered(false, 1, day(2026, 1, 1));
        assert!(!may_profile(Some(born), &refused, day(2030, 1, 1)), "a refusal holds at every age");
        assert!(!may_profile(None, &answered(true, 0, day(2026, 1, 1)), day(2026, 2, 1)), "an older question is not this one");
    }

    proptest! {
        #[test]
        fn nobody_is_asked_again_within_thirty_days_of_a_refusal(after in 0_u64..90, version in 0_i64..2) {
            let on = day(2026, 3, 1);
            let today = on + Days::new(after);
            prop_assert_eq!(answered(false, version, on).may_ask(today), after >= 30);
            prop_assert_eq!(answered(true, version, on).may_ask(today), version != 1);
        }
    }
}
