//! The words of entries: sealed under the key of the learner they are about, or of the house where they are about none.

use super::{Line, Record};
use crate::{
    Fault, House,
    keys::{Cell, Ring},
    seal::Seal,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What an entry says in words.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Words {
    /// Why, in the words of whoever did it.
    pub reason: String,
    /// The sender's address.
    pub from: String,
}

/// The keys for some entries, read together.
pub(super) struct Sealer {
    seal: Seal,
    ring: Ring,
}

impl Sealer {
    /// Keys to write `lines` with.
    pub(super) async fn of(house: &House, lines: &[Line]) -> Result<Self, Fault> {
        Self::new(house, lines.iter().filter(|line| !line.reason.is_empty()).filter_map(|line| line.learner).collect()).await
    }

    /// Keys to read `records` with.
    pub(super) async fn to_read(house: &House, records: &[Record]) -> Result<Self, Fault> {
        Self::new(house, records.iter().filter(|record| record.sealed.is_some()).filter_map(|record| record.learner_id).collect()).await
    }

    async fn new(house: &House, mut learners: Vec<Uuid>) -> Result<Self, Fault> {
        learners.sort_unstable();
        learners.dedup();
        let ring = if learners.is_empty() { Ring::default() } else { house.seal.ring(&learners).await? };
        Ok(Self { seal: house.seal.clone(), ring })
    }

    /// The words of a line for the entry `id`. What is said of an erased learner is under the key of the house.
    pub(super) fn close(&self, line: &Line, id: Uuid) -> Option<Vec<u8>> {
        if line.reason.is_empty() && line.from.is_empty() {
            return None;
        }
        let words = serde_json::to_string(&Words { reason: line.reason.clone(), from: line.from.clone() }).unwrap_or_default();
        let own = line.learner.filter(|_| !line.reason.is_empty()).and_then(|learner| self.ring.close(cell(learner, id), &words).ok());
        Some(own.unwrap_or_else(|| self.seal.close(&words, id.as_bytes())))
    }

    /// The words of an entry; none where the key is gone.
    pub(super) fn open(&self, record: &Record) -> Option<Words> {
        let sealed = record.sealed.as_deref()?;
        let own = record.learner_id.and_then(|learner| self.ring.open(cell(learner, record.id), sealed).ok()).map(|words| words.expose().to_owned());
        let words = own.or_else(|| self.seal.open(sealed, record.id.as_bytes()).ok())?;
        serde_json::from_str(&words).ok()
    }
}

fn cell(learner: Uuid, row: Uuid) -> Cell {
    Cell { person: learner, row, column: "audit_entry.sealed" }
}

/// The words of one entry; none where there are none, or where the key is gone.
pub async fn words(house: &House, record: &Record) -> Result<Option<Words>, Fault> {
    Ok(Sealer::to_read(house, std::slice::from_ref(record)).await?.open(record))
}
