//! The chains: adding to their ends, and following them to see whether they hold.

use super::Record;
use std::collections::HashMap;
use thiserror::Error;
use uuid::Uuid;

/// What stands before the first entry of a chain.
const NOTHING: [u8; 32] = [0; 32];

/// The last entry of a chain.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Link {
    /// The chain.
    pub chain_id: Uuid,
    /// The entry's number.
    pub seq: i64,
    /// The entry's hash.
    pub hash: Vec<u8>,
}

/// Where all chains end.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    seq: i64,
    heads: HashMap<Uuid, Vec<u8>>,
    /// Whether an unknown chain begins here, rather than before the first entry we were shown.
    whole: bool,
}

/// What is wrong with an entry or a checkpoint.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum Flaw {
    /// Its number does not follow the one before: entries are missing, doubled or out of order.
    #[error("out of order")]
    Order,
    /// It does not name the entry before it in its chain.
    #[error("not linked")]
    Link,
    /// It is not what was hashed.
    #[error("changed")]
    Changed,
    /// A checkpoint tells of entries that are not there.
    #[error("entries are missing")]
    Missing,
    /// The tree is not the one that was signed.
    #[error("not what was signed")]
    Tree,
    /// A signature is not the key's.
    #[error("signature")]
    Signature,
}

impl From<Vec<Link>> for Chain {
    fn from(links: Vec<Link>) -> Self {
        let seq = links.iter().map(|link| link.seq).max().unwrap_or(0);
        Self { seq, heads: links.into_iter().map(|link| (link.chain_id, link.hash)).collect(), whole: true }
    }
}

impl Chain {
    /// Before the entry `first`. Of entries that begin later than 1 the first of each chain is taken at its word.
    #[must_use]
    pub fn before(first: i64) -> Self {
        Self { seq: first - 1, heads: HashMap::new(), whole: first == 1 }
    }

    /// The number of the last entry.
    #[must_use]
    pub const fn seq(&self) -> i64 {
        self.seq
    }

    /// Numbers, links and hashes a new entry.
    pub(super) fn add(&mut self, mut record: Record) -> Record {
        self.seq += 1;
        record.seq = self.seq;
        record.prev = self.heads.get(&record.chain_id).cloned().unwrap_or_else(|| NOTHING.to_vec());
        record.hash = record.digest().to_vec();
        self.heads.insert(record.chain_id, record.hash.clone());
        record
    }

    /// Goes on to the next entry, if it is the right one.
    pub fn follow(&mut self, record: &Record) -> Result<(), Flaw> {
        if record.seq != self.seq + 1 {
            return Err(Flaw::Order);
        }
        let linked = match self.heads.get(&record.chain_id) {
            Some(head) => record.prev == *head,
            None => !self.whole || record.prev == NOTHING,
        };
        if !linked {
            return Err(Flaw::Link);
        }
        if record.hash != record.digest() {
            return Err(Flaw::Changed);
        }
        self.seq = record.seq;
        self.heads.insert(record.chain_id, record.hash.clone());
        Ok(())
    }
}
