//! A new master key: every key is wrapped anew, while the server runs, and again from where it stopped when cut off.

use super::{Master, Masters, store, store::Store};
use crate::Fault;
use std::{fs, path::Path};

/// Keys wrapped anew in one transaction.
const BATCH: i64 = 1000;

/// Wraps every key under a new master key and puts that in the place of `file`. The old key is kept beside it under
/// its print, because older backups of the keys need it. Answers the number of keys and the name of the old key's file.
pub async fn rotate(keys: &Store, file: &Path) -> Result<(u64, String), Fault> {
    let coming = Masters::coming(file);
    let new = if coming.exists() { Master::read(&coming)? } else { Master::make(&coming)? };
    let mut tx = keys.db().begin().await?;
    store::set_now(&mut tx, &new.print()).await?;
    tx.commit().await?;
    let mut done = 0;
    loop {
        let batch = batch(keys, &new).await?;
        if batch == 0 {
            break;
        }
        done += batch;
    }
    keys.db().wipe(&["person_key"]).await?;
    let old = put_in_place(file, &coming)?;
    Ok((done, old))
}

async fn batch(keys: &Store, new: &Master) -> Result<u64, Fault> {
    let mut tx = keys.db().begin().await?;
    let rows = store::others(&mut tx, &new.print(), BATCH).await?;
    for (person, wrapped) in &rows {
        let key = keys.masters.find(|master| master.wrapped(wrapped))?.unwrap(*person, wrapped)?;
        store::rewrap(&mut tx, *person, &new.wrap(*person, &key)).await?;
    }
    tx.commit().await?;
    Ok(rows.len() as u64)
}

/// Whichever step is the last that happened, one of the two files holds the key that counts.
fn put_in_place(file: &Path, coming: &Path) -> Result<String, Fault> {
    let old = file.with_extension(format!("key.{}", hex::encode(Master::read(file)?.print())));
    fs::copy(file, &old)?;
    fs::rename(coming, file)?;
    Ok(old.display().to_string())
}
