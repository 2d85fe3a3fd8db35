//! Following chain, tree and signatures from a checkpoint to the newest entry.

use super::{Chain, Checkpoint, Flaw, Record, Signer, Tree};
use std::collections::BTreeSet;

/// Follows entries and checkpoints in their order.
pub struct Follower {
    chain: Chain,
    tree: Tree,
    first: i64,
    checkpoints: i64,
    keys: BTreeSet<Vec<u8>>,
}

/// What held.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Held {
    /// The first entry looked at.
    pub first: i64,
    /// The last entry looked at.
    pub last: i64,
    /// Checkpoints on the way.
    pub checkpoints: i64,
    /// The public keys they were signed with.
    pub keys: BTreeSet<Vec<u8>>,
}

/// Where it does not hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("entry {seq}: {flaw}")]
pub struct Broken {
    /// The first entry that is wrong, or the entry after which it is.
    pub seq: i64,
    /// What is wrong.
    pub flaw: Flaw,
}

impl Follower {
    /// From `start` on; none: from the first entry.
    pub fn new(start: Option<&Checkpoint>) -> Result<Self, Broken> {
        let size = start.map_or(0, |start| start.size);
        let mut keys = BTreeSet::new();
        let tree = match start {
            None => Tree::default(),
            Some(start) => {
                keys.insert(start.key.clone());
                let tree = start.tree().ok_or(Broken { seq: size, flaw: Flaw::Tree })?;
                start.is_signed().then_some(tree).ok_or(Broken { seq: size, flaw: Flaw::Signature })?
            }
        };
        Ok(Self { chain: Chain::before(size + 1), tree, first: size + 1, checkpoints: i64::from(start.is_some()), keys })
    }

    /// The number of the last entry.
    #[must_use]
    pub const fn seq(&self) -> i64 {
        self.chain.seq()
    }

    /// The next entry.
    pub fn entry(&mut self, record: &Record) -> Result<(), Broken> {
        self.chain.follow(record).map_err(|flaw| Broken { seq: record.seq, flaw })?;
        self.tree.push(&record.hash);
        Ok(())
    }

    /// A checkpoint right after its last entry.
    pub fn checkpoint(&mut self, checkpoint: &Checkpoint) -> Result<(), Broken> {
        let broken = |flaw| Err(Broken { seq: checkpoint.size, flaw });
        if checkpoint.size != self.seq() {
            return broken(Flaw::Missing);
        }
        if !checkpoint.is_of(&self.tree) {
            return broken(Flaw::Tree);
        }
        if !checkpoint.is_signed() {
            return broken(Flaw::Signature);
        }
        self.checkpoints += 1;
        self.keys.insert(checkpoint.key.clone());
        Ok(())
    }

    /// What was seen.
    #[must_use]
    pub fn held(self) -> Held {
        Held { first: self.first, last: self.seq(), checkpoints: self.checkpoints, keys: self.keys }
    }
}

impl Held {
    /// Whether every signature is `signer`'s.
    #[must_use]
    pub fn is_of(&self, signer: &Signer) -> bool {
        self.keys.iter().all(|key| key.as_slice() == signer.public())
    }
}
