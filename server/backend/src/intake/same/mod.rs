//! The same child behind two rows: found, and joined where it is sure. Where it is not, both stay and somebody is asked.

mod finding;
mod person;

use super::{
    books::{At, Books, Pair},
    read::Log,
};
use crate::seal::Seal;
use finding::Told;
use shared::{
    intake::{Kind, is_former},
    matching::{Band, Index, Person, Verdict},
};
use std::collections::{HashMap, HashSet};

/// Pairs a row makes somebody look at, at most.
const ASKED: usize = 3;

/// Joins rows of one person; to be called when all learners are read and nothing else.
pub fn join(books: &mut Books, log: &mut Log, seal: &Seal) {
    let newcomers = newcomers(books);
    let search = Search::new(books, &newcomers, seal);
    let mut told = Vec::new();
    for at in newcomers {
        match search.find(books, at) {
            Found::Same(first, verdict) => told.push(joined(books, at, first, verdict)),
            Found::Maybe(pairs) => books.same.pairs.extend(pairs),
        }
    }
    finding::tell(books, log, told);
    books.same.known = Vec::new();
    for (no, first) in std::mem::take(&mut books.same.aliases) {
        books.learners.redirect(&no, first);
    }
}

/// Learners whom the files bring, in the order of their rows.
fn newcomers(books: &Books) -> Vec<At> {
    let all = (0..).zip(books.learners.all());
    all.filter(|(_, learner)| !learner.origin.stored).map(|(at, _)| at).collect()
}

/// Everybody, as far as they can be compared: learners of the database first, then those of the files.
struct Search {
    index: Index,
    /// For each place of the index, whose it is.
    whose: Vec<At>,
    places: HashMap<At, usize>,
}

enum Found {
    Same(At, Option<Verdict>),
    Maybe(Vec<Pair>),
}

impl Search {
    fn new(books: &Books, newcomers: &[At], seal: &Seal) -> Self {
        let known = books.same.known.iter().map(|known| (known.at, known.person.clone()));
        let filed = newcomers.iter().filter_map(|at| Some((*at, person::of(books.learners.get(*at).file.as_deref()?, seal))));
        let (whose, persons): (Vec<At>, Vec<Person>) = known.chain(filed).unzip();
        let places = whose.iter().enumerate().map(|(place, at)| (*at, place)).collect();
        Self { index: Index::of(persons), whose, places }
    }

    /// Whoever a row is, or may be. A number that is known already is not asked about again.
    fn find(&self, books: &Books, at: At) -> Found {
        let Some(place) = self.places.get(&at).copied() else { return Found::Maybe(Vec::new()) };
        if let Some(first) = books.same.aliases.get(&books.learners.get(at).no) {
            return Found::Same(*first, self.places.get(first).map(|first| self.index.compare(*first, place)));
        }
        let like = self.like(books, place);
        let sure: HashSet<At> = like.iter().filter(|(_, verdict)| verdict.band() == Band::Sure).map(|(first, _)| *first).collect();
        match like.first() {
            Some((first, verdict)) if sure.len() == 1 => Found::Same(*first, Some(*verdict)),
            _ => Found::Maybe(pairs(&like, at)),
        }
    }

    /// Who was there before and is like it; a row that was joined stands for whom it was joined to.
    fn like(&self, books: &Books, place: usize) -> Vec<(At, Verdict)> {
        let first = |at: At| books.learners.get(at).same_as.unwrap_or(at);
        self.index.like(place).into_iter().map(|(other, verdict)| (first(self.whose[other]), verdict)).collect()
    }
}

fn pairs(like: &[(At, Verdict)], second: At) -> Vec<Pair> {
    let mut seen = HashSet::new();
    let once = like.iter().filter(|(first, _)| seen.insert(*first)).take(ASKED);
    once.map(|(first, verdict)| Pair { id: crate::new_id(), first: *first, second, verdict: *verdict }).collect()
}

/// From now on the number of `at` finds `first`; what is to be told of it.
fn joined(books: &mut Books, at: At, first: At, verdict: Option<Verdict>) -> Told {
    let no = books.learners.get(at).no.clone();
    let (before, now) = (state(books, first), state(books, at));
    let returns = is_former(&before) && !is_former(&now);
    if !books.same.aliases.contains_key(&no) && !books.learners.get(first).restricted {
        books.same.found.push((no.clone(), first));
        if returns {
            come_back(books, first, now);
        }
    }
    books.learners.redirect(&no, first);
    books.learners.get_mut(at).same_as = Some(first);
    Told { at, first, kind: kind(books, first, returns, verdict) }
}

/// A copy in another hand is told by how its name differs.
fn kind(books: &Books, first: At, returns: bool, verdict: Option<Verdict>) -> Kind {
    if books.learners.get(first).restricted {
        Kind::LearnerRestricted
    } else if returns {
        Kind::ReRegistered
    } else {
        verdict.map_or(Kind::SamePerson, |verdict| finding::kind_of(verdict.name))
    }
}

/// The state a row gives, or else the database.
fn state(books: &Books, at: At) -> String {
    let stored = || books.same.known.iter().find(|known| known.at == at).map(|known| known.state.clone());
    books.learners.get(at).file.as_deref().map(|file| file.state.clone()).or_else(stored).unwrap_or_default()
}

fn come_back(books: &mut Books, first: At, state: String) {
    let learner = books.learners.get_mut(first);
    match &mut learner.file {
        Some(file) if !learner.origin.stored => file.state = state,
        _ => books.same.back.push((first, state)),
    }
}
