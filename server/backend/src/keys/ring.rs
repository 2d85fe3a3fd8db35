//! Keys of persons, ready for use, and what they open.

use super::{cipher, open, shut};
use crate::Fault;
use chacha20poly1305::XChaCha20Poly1305;
use shared::access::{Contact, Sight};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};
use uuid::Uuid;
use zeroize::Zeroizing;

/// The first byte of a value sealed under its person's key.
const PERSON: u8 = 2;

/// Where a sealed value stands: whose it is, in which row and column. Moved anywhere else it does not open.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// Whose key seals it.
    pub person: Uuid,
    /// The row it stands in.
    pub row: Uuid,
    /// Table and column, as in the field registry: `learner.phone_sealed`.
    pub column: &'static str,
}

impl Cell {
    /// A cell in the person's own row.
    #[must_use]
    pub const fn of(person: Uuid, column: &'static str) -> Self {
        Self { person, row: person, column }
    }

    fn place(self) -> Vec<u8> {
        [self.row.as_bytes(), self.column.as_bytes()].concat()
    }
}

/// The key of one person; wiped from memory when it is dropped.
#[derive(Clone)]
pub struct PersonKey(XChaCha20Poly1305);

impl PersonKey {
    pub(super) fn new(bytes: &[u8; 32]) -> Self {
        Self(cipher(bytes))
    }

    /// Seals `clear` for its cell.
    #[must_use]
    pub fn close(&self, cell: Cell, clear: &str) -> Vec<u8> {
        shut(&self.0, &[PERSON], &cell.place(), clear.as_bytes())
    }

    /// Opens what was sealed for this cell.
    pub fn open(&self, cell: Cell, sealed: &[u8]) -> Result<Secret, Fault> {
        let clear = open(&self.0, &[PERSON], &cell.place(), sealed)?;
        String::from_utf8(clear.to_vec()).map(|text| Secret(Zeroizing::new(text))).map_err(|_| Fault::Seal)
    }
}

/// A value that was sealed. It has no `Display` and no `Debug`: it is shown as somebody may see it, or exposed on purpose.
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// In clear. Whoever calls this answers for where it goes.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// The keys of some persons, read together: what a page or a batch needs, and no query for each row.
#[derive(Default)]
pub struct Ring(pub(super) HashMap<Uuid, PersonKey>);

impl Ring {
    /// Opens a value of a person on the ring; a person without a key was erased.
    pub fn open(&self, cell: Cell, sealed: &[u8]) -> Result<Secret, Fault> {
        self.0.get(&cell.person).ok_or(Fault::Seal)?.open(cell, sealed)
    }

    /// The value as `sight` lets it be seen; none where it does not open.
    #[must_use]
    pub fn shown(&self, cell: Cell, sealed: Option<&[u8]>, sight: Sight) -> Option<Contact> {
        self.open(cell, sealed?).ok().map(|secret| sight.show(secret.expose()))
    }

    /// An address as `sight` lets it be seen; none where it does not open.
    #[must_use]
    pub fn shown_address(&self, cell: Cell, sealed: Option<&[u8]>, sight: Sight) -> Option<Contact> {
        self.open(cell, sealed?).ok().map(|secret| sight.show_address(secret.expose()))
    }

    /// Seals a value under the key of a person on the ring.
    pub fn close(&self, cell: Cell, clear: &str) -> Result<Vec<u8>, Fault> {
        self.0.get(&cell.person).map(|key| key.close(cell, clear)).ok_or(Fault::Seal)
    }
}

/// Keys made for new persons, not stored yet: [`crate::seal::Seal::keep`] stores them all together just before the
/// persons themselves are committed.
#[derive(Default)]
pub struct Fresh(Mutex<HashMap<Uuid, Zeroizing<[u8; 32]>>>);

impl Fresh {
    /// Keys for all of `persons`.
    #[must_use]
    pub fn of(persons: &[Uuid]) -> Self {
        let fresh = Self::default();
        for person in persons {
            fresh.key(*person);
        }
        fresh
    }

    /// Puts these keys on `ring`: for what is read before they are stored.
    pub fn lend(&self, ring: &mut Ring) {
        ring.0.extend(self.made().iter().map(|(person, bytes)| (*person, PersonKey::new(bytes))));
    }

    /// The key of a new person.
    ///
    /// # Panics
    /// When the operating system has no random bytes.
    pub fn key(&self, person: Uuid) -> PersonKey {
        let mut made = self.made();
        let bytes = made.entry(person).or_insert_with(|| {
            let mut bytes = Zeroizing::new([0; 32]);
            getrandom::fill(&mut *bytes).expect("the operating system has random bytes");
            bytes
        });
        PersonKey::new(bytes)
    }

    pub(super) fn made(&self) -> MutexGuard<'_, HashMap<Uuid, Zeroizing<[u8; 32]>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
