//! One condition on the facts.

use super::{Facts, Measure};
use crate::id::{CampusId, TagId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How a number is compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// The value or more.
    AtLeast,
    /// The value or less.
    AtMost,
}

impl Compare {
    const fn holds(self, found: i64, value: i64) -> bool {
        match self {
            Self::AtLeast => found >= value,
            Self::AtMost => found <= value,
        }
    }
}

/// A question to the facts that is answered by yes or no.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// A number is at least or at most so much; one that is not known is neither.
    Number {
        /// Which number.
        of: Measure,
        /// How.
        compare: Compare,
        /// With what, in the measure's unit.
        value: i64,
    },
    /// The state is one of these.
    State(Vec<String>),
    /// The school grade is one of these.
    Grade(Vec<String>),
    /// The campus is one of these.
    Campus(Vec<CampusId>),
    /// A course's core module was passed.
    CoreFinished,
    /// A tag given by hand is carried.
    Given(TagId),
}

impl Condition {
    /// A number that is at least `value`.
    #[must_use]
    pub const fn at_least(of: Measure, value: i64) -> Self {
        Self::Number { of, compare: Compare::AtLeast, value }
    }

    /// A number that is at most `value`.
    #[must_use]
    pub const fn at_most(of: Measure, value: i64) -> Self {
        Self::Number { of, compare: Compare::AtMost, value }
    }

    /// Whether it holds on `day`.
    #[must_use]
    pub fn holds(&self, facts: &Facts, day: NaiveDate) -> bool {
        match self {
            Self::Number { of, compare, value } => of.value(facts, day).is_some_and(|found| compare.holds(found, *value)),
            Self::State(states) => states.contains(&facts.state),
            Self::Grade(grades) => facts.grade.as_ref().is_some_and(|grade| grades.contains(grade)),
            Self::Campus(campuses) => campuses.contains(&facts.campus),
            Self::CoreFinished => facts.core_finished,
            Self::Given(tag) => facts.given.contains(tag),
        }
    }

    /// The number it found, where it asks for one.
    #[must_use]
    pub fn found(&self, facts: &Facts, day: NaiveDate) -> Option<i64> {
        match self {
            Self::Number { of, .. } => of.value(facts, day),
            _ => None,
        }
    }

    /// The first day after `today` and before `bound` on which it turns by time alone.
    pub(super) fn turns_on(&self, facts: &Facts, today: NaiveDate, bound: Option<NaiveDate>) -> Option<NaiveDate> {
        let Self::Number { of, value, .. } = self else { return None };
        let mut days = Vec::new();
        of.turns(facts, *value, &mut days);
        days.retain(|day| *day > today && bound.is_none_or(|bound| *day < bound));
        days.sort_unstable();
        days.dedup();
        let now = self.holds(facts, today);
        days.into_iter().find(|day| self.holds(facts, *day) != now)
    }
}
