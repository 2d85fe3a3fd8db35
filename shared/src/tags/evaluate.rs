//! What a rule says of a learner on a day, why, and until when at least.

use super::{Condition, Facts, Rule};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One condition that made a rule say what it says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reason {
    /// The condition.
    pub condition: Condition,
    /// Whether it held; under a `not` what does not hold is a reason.
    pub holds: bool,
    /// The number it found.
    pub found: Option<i64>,
}

/// What a rule says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// Whether it holds today.
    pub holds: bool,
    /// The conditions by which it does, or does not.
    pub because: Vec<Reason>,
    /// The first day on which the answer could be another by time alone; none: it never will be.
    pub changes_on: Option<NaiveDate>,
}

/// Asks `rule` about `facts` on `today`.
#[must_use]
pub fn evaluate(rule: &Rule, facts: &Facts, today: NaiveDate) -> Outcome {
    Outcome { holds: rule.holds(facts, today), because: rule.because(facts, today), changes_on: rule.changes_on(facts, today, None) }
}

impl Rule {
    /// Whether it holds on `day`.
    #[must_use]
    pub fn holds(&self, facts: &Facts, day: NaiveDate) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(facts, day)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(facts, day)),
            Self::Not(part) => !part.holds(facts, day),
            Self::Is(condition) => condition.holds(facts, day),
        }
    }

    /// The conditions that suffice for the answer of `day`: of an *and* that fails those that fail, of an *or* that holds
    /// those that hold, otherwise all.
    #[must_use]
    pub fn because(&self, facts: &Facts, day: NaiveDate) -> Vec<Reason> {
        let holds = self.holds(facts, day);
        let deciding = |parts: &[Self]| parts.iter().filter(|part| part.holds(facts, day) == holds).flat_map(|part| part.because(facts, day)).collect();
        match self {
            Self::All(parts) | Self::Any(parts) => deciding(parts),
            Self::Not(part) => part.because(facts, day),
            Self::Is(condition) => vec![Reason { condition: condition.clone(), holds, found: condition.found(facts, day) }],
        }
    }

    /// The first day after `today` on which the answer could be another by time alone, if it comes before `bound`.
    #[must_use]
    pub fn changes_on(&self, facts: &Facts, today: NaiveDate, bound: Option<NaiveDate>) -> Option<NaiveDate> {
        let first = |parts: &[Self]| {
            let nearest = |bound: Option<NaiveDate>, part: &Self| part.changes_on(facts, today, bound).or(bound);
            parts.iter().fold(bound, nearest).filter(|day| bound.is_none_or(|bound| *day < bound))
        };
        match self {
            Self::All(parts) | Self::Any(parts) => first(parts),
            Self::Not(part) => part.changes_on(facts, today, bound),
            Self::Is(condition) => condition.turns_on(facts, today, bound),
        }
    }
}
