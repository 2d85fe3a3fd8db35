//! Things found by their number, and where they came from.

use std::collections::HashMap;

/// A place on a shelf.
pub type At = u32;

/// Things of one sort in the order of their arrival, found by their number.
pub struct Shelf<T> {
    all: Vec<T>,
    places: HashMap<Box<str>, At>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { all: Vec::new(), places: HashMap::new() }
    }
}

impl<T> Shelf<T> {
    /// The place of a number.
    pub fn find(&self, no: &str) -> Option<At> {
        self.places.get(no).copied()
    }

    /// Puts a thing under a number that is not taken yet; answers its place.
    pub fn put(&mut self, no: &str, thing: T) -> At {
        let at = At::try_from(self.all.len()).unwrap_or(At::MAX);
        self.places.insert(no.into(), at);
        self.all.push(thing);
        at
    }

    /// From now on a number finds the thing at `at`.
    pub fn redirect(&mut self, no: &str, at: At) {
        self.places.insert(no.into(), at);
    }

    /// The thing at a place.
    pub fn get(&self, at: At) -> &T {
        &self.all[at as usize]
    }

    /// The thing at a place, to change.
    pub fn get_mut(&mut self, at: At) -> &mut T {
        &mut self.all[at as usize]
    }

    /// All things.
    pub fn all(&self) -> &[T] {
        &self.all
    }

    /// All things, to change.
    pub fn all_mut(&mut self) -> &mut [T] {
        &mut self.all
    }
}

/// Where a record came from: a row of a file, or the database.
#[derive(Clone, Copy, Default)]
pub struct Origin {
    /// Number of the sheet in the log.
    pub sheet: u16,
    /// The row; 0: it was only in the database.
    pub row: u32,
    /// Equal for rows that say the same.
    pub print: u64,
    /// Whether the database had it before.
    pub stored: bool,
}

impl Origin {
    /// Whether a row of this import says what the database had already.
    pub const fn is_again(&self) -> bool {
        self.stored && self.row > 0
    }
}
