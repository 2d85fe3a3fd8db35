//! Sealed fields: contacts and ID numbers as they lie in the database, and the blind index that still finds them.
//!
//! What is a person's is sealed under that person's key ([`Seal::ring`]); what is nobody's under the key of the house.

mod check;
mod upgrade;

use crate::{
    Fault,
    db::Db,
    keys::{self, Fresh, HOUSE, INDEX, Master, Masters, Ring, Store},
};
use chacha20poly1305::XChaCha20Poly1305;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::{path::Path, sync::Arc};
use uuid::Uuid;
use zeroize::Zeroizing;

/// The first byte of a value sealed under the key of the house.
const OF_HOUSE: u8 = 1;

/// Seals and opens personal fields with the keys of this house.
#[derive(Clone)]
pub struct Seal {
    store: Arc<Store>,
    house: XChaCha20Poly1305,
    index_key: Arc<Zeroizing<[u8; 32]>>,
}

impl Seal {
    /// Opens the keys of the school in `db`: key database at `url`, master key in the file `master`. A new school gets
    /// new keys. Refuses with [`Fault::Keys`] when a key is lost or is another school's.
    pub async fn of_school(url: &str, master: &Path, db: &Db) -> Result<Self, Fault> {
        let known = check::stored(db).await?;
        check::files(known.is_some(), url, master)?;
        let master_key = if master.exists() { Master::read(master)? } else { Master::make(master)? };
        let store = Store::open(Db::open(url).await?, Masters::new(master, master_key.clone())).await?;
        let seal = Self::unlock(store, &master_key, known.is_some()).await?;
        match known {
            Some(sealed) => check::opens(&seal, &sealed)?,
            None => upgrade::seal_anew(&seal, db).await?,
        }
        Ok(seal)
    }

    async fn unlock(store: Store, master: &Master, known: bool) -> Result<Self, Fault> {
        if !known {
            store.begin(master, &[(HOUSE, master.derived(b"fields")), (INDEX, master.derived(b"index"))]).await?;
        }
        let (house, index_key) = (store.key(HOUSE).await?, Arc::new(store.key(INDEX).await?));
        Ok(Self { store: Arc::new(store), house: keys::cipher(&house), index_key })
    }

    /// The keys of `persons`, read together.
    pub async fn ring(&self, persons: &[Uuid]) -> Result<Ring, Fault> {
        self.store.ring(persons).await
    }

    /// Stores the keys of new persons. Call it just before the commit that brings the persons in: a key without a
    /// person does no harm, a person without a key is lost.
    pub async fn keep(&self, fresh: &Fresh) -> Result<(), Fault> {
        self.store.keep(fresh).await
    }

    /// Whether one of `persons` has a key.
    pub async fn has_any(&self, persons: &[Uuid]) -> Result<bool, Fault> {
        Ok(self.store.has_any(persons).await?)
    }

    /// Destroys the keys of `persons` for good.
    pub async fn destroy(&self, persons: &[Uuid]) -> Result<(), Fault> {
        self.store.destroy(persons).await
    }

    /// How many keys there are, those of the house included.
    pub async fn count(&self) -> Result<i64, Fault> {
        Ok(self.store.count().await?)
    }

    /// Wraps all keys under a new master key; see [`keys::rotate`].
    pub async fn rotate(&self, master: &Path) -> Result<(u64, String), Fault> {
        keys::rotate(&self.store, master).await
    }

    /// Where the keys lie, for a backup of them.
    #[must_use]
    pub fn keys(&self) -> &Db {
        self.store.db()
    }

    /// Seals what is no person's under the key of the house, for the row named by `row`: moved to another it does not open.
    #[must_use]
    pub fn close(&self, clear: &str, row: &[u8]) -> Vec<u8> {
        keys::shut(&self.house, &[OF_HOUSE], row, clear.as_bytes())
    }

    /// Opens what [`Seal::close`] sealed for the same row.
    pub fn open(&self, sealed: &[u8], row: &[u8]) -> Result<String, Fault> {
        String::from_utf8(keys::open(&self.house, &[OF_HOUSE], row, sealed)?.to_vec()).map_err(|_| Fault::Seal)
    }

    /// The blind index of a value: equal values have equal indexes, and only this house can compute them.
    ///
    /// # Panics
    /// Never: HMAC takes keys of any length.
    #[must_use]
    pub fn index(&self, clear: &str) -> Vec<u8> {
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&**self.index_key).expect("any key length is fine for HMAC");
        mac.update(clear.as_bytes());
        mac.finalize().into_bytes()[..16].to_vec()
    }
}
