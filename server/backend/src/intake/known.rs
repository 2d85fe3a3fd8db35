//! The mappings an import knows, by the look of a sheet.

use super::store::{self, OnImports};
use crate::{Fault, db::Conn, policy::Permit};
use sha2::{Digest, Sha256};
use shared::intake::{Mapping, Table, look};
use std::collections::HashMap;

/// Remembered mappings.
#[derive(Default)]
pub struct Known(HashMap<String, Mapping>);

impl Known {
    /// All that are remembered.
    pub async fn load<A: OnImports>(leave: &Permit<A>, conn: &mut Conn) -> Result<Self, Fault> {
        let mut all = HashMap::new();
        for (look, kind, columns) in store::mappings(leave, conn).await? {
            if let Some(table) = Table::of(&kind) {
                all.insert(look, Mapping { table, fields: serde_json::from_str(&columns)? });
            }
        }
        Ok(Self(all))
    }

    /// The mapping of a sheet with these words, under its key.
    pub fn find(&self, words: &[String]) -> Option<(String, &Mapping)> {
        if self.0.is_empty() {
            return None;
        }
        let key = key(words)?;
        let mapping = self.0.get(&key)?;
        Some((key, mapping))
    }

    /// Whether the mapping under a key is remembered.
    pub fn has(&self, look: &str) -> bool {
        self.0.contains_key(look)
    }
}

/// The key of a look; none where the words are none.
pub fn key(words: &[String]) -> Option<String> {
    look(words).map(|look| hex::encode(Sha256::digest(look)))
}
