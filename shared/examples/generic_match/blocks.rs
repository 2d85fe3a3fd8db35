//! Which pairs are worth comparing: those that agree in two columns, letter by letter or by their beginnings.

use crate::Set;
use std::collections::{HashMap, HashSet};

/// Records under one key, at most.
const CROWD: usize = 60;
/// Letters of a beginning.
const BEGINNING: usize = 3;

/// Pairs to compare, the earlier record first.
pub fn pairs(set: &Set) -> Vec<(usize, usize)> {
    let columns = set.kinds.len();
    let mut found = HashSet::new();
    for one in 0..columns {
        for other in one + 1..columns {
            found.extend(met(set, |record| key(&record[one], &record[other])));
        }
    }
    let mut pairs: Vec<_> = found.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

fn key(one: &str, other: &str) -> Option<String> {
    let begins = |cell: &str| cell.chars().take(BEGINNING).collect::<String>();
    (!one.is_empty() && !other.is_empty()).then(|| format!("{}|{}", one, begins(other)))
}

fn met(set: &Set, key: impl Fn(&[String]) -> Option<String>) -> Vec<(usize, usize)> {
    let mut blocks: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, record) in set.records.iter().enumerate() {
        if let Some(key) = key(record) {
            blocks.entry(key).or_default().push(place);
        }
    }
    blocks.into_values().filter(|block| block.len() <= CROWD).flat_map(|block| within(&block)).collect()
}

/// All pairs within a block.
pub fn within(block: &[usize]) -> Vec<(usize, usize)> {
    block.iter().enumerate().flat_map(|(at, one)| block[at + 1..].iter().map(|other| (*one, *other))).collect()
}
