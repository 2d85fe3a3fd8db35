//! A rule: conditions joined by and, or, not.

use super::Condition;
use crate::error::{AppError, AppResult};
use serde::{Deserialize, Serialize};

/// When a learner carries a tag.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Rule {
    /// All of them hold.
    All(Vec<Rule>),
    /// At least one holds.
    Any(Vec<Rule>),
    /// It does not hold.
    Not(Box<Rule>),
    /// The condition holds.
    Is(Condition),
}

impl Rule {
    /// Groups within groups at most.
    pub const DEPTH: usize = 5;
    /// Conditions at most.
    pub const CONDITIONS: usize = 30;
    /// Days a window can look back at most.
    pub const WINDOW: u16 = 366;
    /// Words of one condition at most, and the characters of each.
    pub const WORDS: usize = 20;
    /// The largest value of a comparison.
    pub const VALUE: i64 = 1_000_000;

    /// Refuses at `rule` what no rule may be: `deep`, `large`, `empty`, `window`, `value`, `words`.
    pub fn check(&self) -> AppResult<()> {
        // Depth first: what is counted afterwards is walked no deeper.
        if !self.is_within(Self::DEPTH) {
            return Err(AppError::invalid("rule", "deep"));
        }
        let conditions = self.conditions();
        if conditions.len() > Self::CONDITIONS {
            return Err(AppError::invalid("rule", "large"));
        }
        if self.has_empty_group() {
            return Err(AppError::invalid("rule", "empty"));
        }
        conditions.into_iter().try_for_each(check)
    }

    fn parts(&self) -> &[Self] {
        match self {
            Self::All(parts) | Self::Any(parts) => parts,
            Self::Not(part) => std::slice::from_ref(part),
            Self::Is(_) => &[],
        }
    }

    fn is_within(&self, depth: usize) -> bool {
        self.parts().is_empty() || depth > 0 && self.parts().iter().all(|part| part.is_within(depth - 1))
    }

    fn has_empty_group(&self) -> bool {
        matches!(self, Self::All(parts) | Self::Any(parts) if parts.is_empty()) || self.parts().iter().any(Self::has_empty_group)
    }

    /// Every condition in it, in the order they are read.
    #[must_use]
    pub fn conditions(&self) -> Vec<&Condition> {
        match self {
            Self::Is(condition) => vec![condition],
            _ => self.parts().iter().flat_map(Self::conditions).collect(),
        }
    }

    /// The longest window it looks back, in days.
    #[must_use]
    pub fn window(&self) -> u16 {
        let windows = self.conditions().into_iter().filter_map(|condition| if let Condition::Number { of, .. } = condition { of.window() } else { None });
        windows.max().unwrap_or(0)
    }

    /// The part at `path`, by the number of each part below the one before.
    #[must_use]
    pub fn at(&self, path: &[usize]) -> Option<&Self> {
        let [first, rest @ ..] = path else { return Some(self) };
        self.parts().get(*first)?.at(rest)
    }

    /// The same, to be changed.
    pub fn at_mut(&mut self, path: &[usize]) -> Option<&mut Self> {
        let [first, rest @ ..] = path else { return Some(self) };
        match self {
            Self::All(parts) | Self::Any(parts) => parts.get_mut(*first)?.at_mut(rest),
            Self::Not(part) if *first == 0 => part.at_mut(rest),
            _ => None,
        }
    }

    /// Takes the part at `path` away. The whole rule cannot be, nor the one part of a `not`.
    pub fn remove(&mut self, path: &[usize]) {
        let Some((last, above)) = path.split_last() else { return };
        if let Some(Self::All(parts) | Self::Any(parts)) = self.at_mut(above)
            && *last < parts.len()
        {
            parts.remove(*last);
        }
    }
}

fn check(condition: &Condition) -> AppResult<()> {
    let words_fit = |words: &[String]| (1..=Rule::WORDS).contains(&words.len()) && words.iter().all(|word| (1..=Rule::WORDS).contains(&word.chars().count()));
    let reason = match condition {
        Condition::Number { of, .. } if of.window().is_some_and(|days| !(1..=Rule::WINDOW).contains(&days)) => "window",
        Condition::Number { value, .. } if !(0..=Rule::VALUE).contains(value) => "value",
        Condition::State(words) | Condition::Grade(words) if !words_fit(words) => "words",
        Condition::Campus(campuses) if !(1..=Rule::WORDS).contains(&campuses.len()) => "words",
        _ => return Ok(()),
    };
    Err(AppError::invalid("rule", reason))
}
