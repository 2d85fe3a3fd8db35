//! What each level weighs, learnt from the records alone: among rows of two from pairs drawn by chance, among rows of one by
//! expectation and maximisation over the pairs that were compared.

use crate::{
    Set,
    compare::{self, LEVELS, Level},
};
use shared::matching::Bits;

/// Rounds after which nothing changes any more.
const ROUNDS: usize = 30;
/// Pairs drawn by chance.
const DRAWN: usize = 200_000;
/// A level that was never seen is still possible.
const LEAST: f64 = 1e-5;

/// For each column, how often each level is seen.
type Shares = Vec<[f64; LEVELS]>;

/// What was learnt.
pub struct Model {
    one: Shares,
    two: Shares,
    /// The share of pairs that are one person, among those compared.
    share: f64,
}

impl Model {
    /// Weight of evidence that a pair is one person, among those compared.
    pub fn bits(&self, levels: &[Level]) -> f64 {
        let told = levels.iter().enumerate().filter_map(|(column, level)| Some((column, (*level)?)));
        let all: Bits = told.map(|(column, level)| Bits::of(self.one[column][level], self.two[column][level])).sum();
        all.0 + (self.share / (1.0 - self.share)).log2()
    }

    fn chance(&self, levels: &[Level]) -> f64 {
        1.0 / (1.0 + (-self.bits(levels)).exp2())
    }
}

/// Learns from the levels of the pairs that were compared.
pub fn model(set: &Set, levels: &[Vec<Level>]) -> Model {
    let columns = set.kinds.len();
    let begin = [0.02, 0.03, 0.1, 0.85];
    let mut model = Model { one: vec![begin; columns], two: by_chance(set), share: 0.1 };
    for _ in 0..ROUNDS {
        let chances: Vec<f64> = levels.iter().map(|levels| model.chance(levels)).collect();
        model.one = shares(columns, levels.iter().zip(chances.iter().copied()));
        model.share = mean(&chances).clamp(LEAST, 1.0 - LEAST);
    }
    model
}

/// Pairs drawn by chance are almost never of one person.
fn by_chance(set: &Set) -> Shares {
    let many = set.records.len();
    let drawn = (0..DRAWN).map(|turn| (turn % many, (turn % many + 1 + turn / many * 7919 % (many - 1)) % many));
    let levels: Vec<Vec<Level>> = drawn.map(|(one, other)| compare::all(set, one, other)).collect();
    shares(set.kinds.len(), levels.iter().map(|levels| (levels, 1.0)))
}

fn shares<'a>(columns: usize, pairs: impl Iterator<Item = (&'a Vec<Level>, f64)>) -> Shares {
    let mut sums = vec![[LEAST; LEVELS]; columns];
    for (levels, weight) in pairs {
        for (column, level) in levels.iter().enumerate() {
            if let Some(level) = level {
                sums[column][*level] += weight;
            }
        }
    }
    sums.into_iter().map(|sums| sums.map(|sum| (sum / sums.iter().sum::<f64>()).max(LEAST))).collect()
}

fn mean(list: &[f64]) -> f64 {
    #[allow(clippy::cast_precision_loss)]
    let many = list.len().max(1) as f64;
    list.iter().sum::<f64>() / many
}
