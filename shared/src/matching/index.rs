//! Finding who is worth comparing: of thirty thousand rows each meets a handful.

use super::{Band, Number, Person, Verdict, family::phones};
use chrono::NaiveDate;
use std::{
    collections::{HashMap, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
};

/// Rows under one key, at most: a number that more of them share is the office's own and tells nothing.
const CROWD: usize = 200;
/// A name is taken for no rarer than this: the next file may bring another.
const RAREST: f64 = 0.0002;

/// Persons in the order they came, found by what two rows of one person have in common.
pub struct Index {
    persons: Vec<Person>,
    /// Prints of keys with the places that have them, sorted: a map of lists would take six times the room.
    keys: Vec<(u64, u32)>,
    bearers: HashMap<Vec<char>, u32>,
}

/// The part of `all` persons who bear a name that `bearers` of them have.
#[must_use]
pub fn share(bearers: usize, all: usize) -> f64 {
    let number = |many: usize| f64::from(u32::try_from(many).unwrap_or(u32::MAX));
    (number(bearers) / number(all.max(1))).max(RAREST)
}

/// What two rows of one person have in common: any of these.
#[derive(Hash)]
enum Key<'a> {
    Number(&'a [u8]),
    Name(&'a [char]),
    Sound(Vec<&'static str>),
    Born(NaiveDate, &'static str),
}

impl Index {
    /// The index of persons, each found by the place it has among them.
    #[must_use]
    pub fn of(persons: Vec<Person>) -> Self {
        let mut index = Self { keys: Vec::new(), bearers: HashMap::new(), persons };
        for (place, person) in (0..).zip(&index.persons) {
            index.keys.extend(keys(person).into_iter().map(|key| (key, place)));
            *index.bearers.entry(person.name.plain.clone()).or_default() += 1;
        }
        index.keys.sort_unstable();
        index
    }

    /// Whoever came before `place` and may be the same person, the likeliest first.
    #[must_use]
    pub fn like(&self, place: usize) -> Vec<(usize, Verdict)> {
        let mut found: Vec<_> = self.earlier(place).into_iter().map(|other| (other, self.compare(other, place))).collect();
        found.retain(|(_, verdict)| verdict.band() != Band::Different);
        found.sort_by(|(a, one), (b, other)| {
            (other.band() == Band::Sure).cmp(&(one.band() == Band::Sure)).then(other.bits.0.total_cmp(&one.bits.0)).then(a.cmp(b))
        });
        found
    }

    /// Compares two persons of the index.
    #[must_use]
    pub fn compare(&self, one: usize, other: usize) -> Verdict {
        let (one, other) = (&self.persons[one], &self.persons[other]);
        let bearers = self.bearers.get(&one.name.plain).copied().unwrap_or_default();
        Verdict::of(one, other, share(bearers as usize, self.persons.len()))
    }

    fn met(&self, key: u64) -> &[(u64, u32)] {
        let from = self.keys.partition_point(|(other, _)| *other < key);
        let many = self.keys[from..].partition_point(|(other, _)| *other == key);
        &self.keys[from..from + many]
    }

    fn earlier(&self, place: usize) -> Vec<usize> {
        let met = keys(&self.persons[place]).into_iter().map(|key| self.met(key)).filter(|met| met.len() <= CROWD);
        let mut earlier: Vec<usize> = met.flatten().map(|(_, other)| *other as usize).filter(|other| *other < place).collect();
        earlier.sort_unstable();
        earlier.dedup();
        earlier
    }
}

fn keys(person: &Person) -> Vec<u64> {
    let numbers = phones(person).chain(&person.id_no).map(|number: &Number| Key::Number(&number.index));
    let first = person.name.sounds.first().map(Vec::as_slice).unwrap_or_default();
    let born = person.born_on.into_iter().flat_map(|day| first.iter().map(move |sound| Key::Born(day, sound)));
    let mut sound: Vec<&'static str> = person.name.sounds.iter().filter_map(|sounds| sounds.first().copied()).collect();
    sound.sort_unstable();
    let names = [Key::Name(&person.name.plain), Key::Sound(sound)];
    let mut keys: Vec<u64> = numbers.chain(born).chain(names).map(|key| print(&key)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn print(key: &Key) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}
