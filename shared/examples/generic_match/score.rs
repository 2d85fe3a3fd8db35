//! How well the pairs agree with the truth.

use crate::blocks::within;
use std::collections::HashMap;

/// The score.
pub struct Score {
    pub precision: f64,
    pub recall: f64,
}

impl Score {
    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        2.0 * self.precision * self.recall / (self.precision + self.recall)
    }
}

/// Scores pairs against who is meant.
#[allow(clippy::cast_precision_loss)]
pub fn of(pairs: &[(usize, usize)], whose: &[String]) -> Score {
    let right = pairs.iter().filter(|(one, other)| whose[*one] == whose[*other]).count() as f64;
    let all: usize = sizes(whose.iter()).map(|many| many * (many - 1) / 2).sum();
    Score { precision: right / pairs.len().max(1) as f64, recall: right / all.max(1) as f64 }
}

/// All pairs of records that likely pairs chain together.
pub fn chained(likely: impl Iterator<Item = (usize, usize)>, many: usize) -> Vec<(usize, usize)> {
    let mut head: Vec<usize> = (0..many).collect();
    for (one, other) in likely {
        let (one, other) = (top(&head, one), top(&head, other));
        head[one.max(other)] = one.min(other);
    }
    let mut chains: HashMap<usize, Vec<usize>> = HashMap::new();
    (0..many).for_each(|at| chains.entry(top(&head, at)).or_default().push(at));
    chains.into_values().flat_map(|chain| within(&chain)).collect()
}

fn top(head: &[usize], mut at: usize) -> usize {
    while head[at] != at {
        at = head[at];
    }
    at
}

fn sizes<'a>(whose: impl Iterator<Item = &'a String>) -> impl Iterator<Item = usize> {
    let mut sizes: HashMap<&String, usize> = HashMap::new();
    whose.for_each(|one| *sizes.entry(one).or_default() += 1);
    sizes.into_values()
}
