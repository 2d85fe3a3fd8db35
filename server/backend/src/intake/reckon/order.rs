//! Marks, contracts and changes by learner, without copying them.

use crate::intake::books::{At, Books};
use std::{collections::BTreeSet, ops::Range};

/// Where each learner's records are.
pub struct Order {
    contracts: Vec<(At, At)>,
    changes: Vec<(At, usize)>,
    learners: Vec<At>,
    marks: Vec<(At, usize)>,
}

impl Order {
    /// The order of the books; marks are sorted by learner and day already.
    pub fn of(books: &Books) -> Self {
        let places = 0..At::try_from(books.contracts.all().len()).unwrap_or(At::MAX);
        let mut contracts: Vec<(At, At)> = places.map(|at| (books.contracts.get(at).learner, at)).collect();
        contracts.sort_unstable();
        let mut changes: Vec<(At, usize)> = (0..books.changes.len()).map(|at| (books.contracts.get(books.changes[at].contract).learner, at)).collect();
        changes.sort_by_key(|(learner, at)| (*learner, books.changes[*at].on_date, *at));
        let mut marks: Vec<(At, usize)> = Vec::new();
        for (at, mark) in books.marks.iter().enumerate() {
            if marks.last().is_none_or(|(learner, _)| *learner != mark.learner) {
                marks.push((mark.learner, at));
            }
        }
        let all: BTreeSet<At> =
            contracts.iter().chain(marks.iter().map(|(learner, _)| (*learner, 0)).collect::<Vec<_>>().iter()).map(|(learner, _)| *learner).collect();
        Self { contracts, changes, learners: all.into_iter().collect(), marks }
    }

    /// Everyone who has a contract or a mark.
    pub fn learners(&self) -> impl Iterator<Item = At> + '_ {
        self.learners.iter().copied()
    }

    /// The contracts of a learner.
    pub fn contracts(&self, learner: At) -> &[(At, At)] {
        &self.contracts[span(&self.contracts, learner)]
    }

    /// The changes of a learner's contracts, by day.
    pub fn changes(&self, learner: At) -> &[(At, usize)] {
        &self.changes[span(&self.changes, learner)]
    }

    /// The places of a learner's marks, by day.
    pub fn marks(&self, learner: At, all: usize) -> Range<usize> {
        match self.marks.binary_search_by_key(&learner, |(one, _)| *one) {
            Ok(at) => self.marks[at].1..self.marks.get(at + 1).map_or(all, |(_, next)| *next),
            Err(_) => 0..0,
        }
    }
}

fn span<T>(all: &[(At, T)], learner: At) -> Range<usize> {
    all.partition_point(|(one, _)| *one < learner)..all.partition_point(|(one, _)| *one <= learner)
}
