//! Putting a backup back, and erasing again whoever was erased since.

use super::{
    house::{Place, SIGNING, is_server},
    manifest::Manifest,
    store,
};
use crate::{Fault, House, audit::Signer, db::Db, privacy, privacy::ErasureList};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Who was erased after the backup was made.
pub enum Later {
    /// As this list says.
    List(PathBuf),
    /// Nobody: somebody answers for that.
    Nobody,
    /// As the list in the data folder says, which must be there.
    InHouse,
}

/// What was put back.
pub struct Restored {
    /// Rows of all tables.
    pub rows: i64,
    /// Persons that were erased again.
    pub erased: usize,
}

/// Restores the backup in `data` and `keys` into an empty house. Until all is done the house does not open; cut off, the
/// same restore is simply run again. `open` opens the house, schema and keys included.
pub async fn restore<Opening>(place: &Place, data: &Path, keys: &Path, later: &Later, open: impl FnOnce() -> Opening) -> Result<Restored, Fault>
where
    Opening: Future<Output = Result<House, Fault>>,
{
    let (manifest, key_manifest) = (Manifest::check(data)?, Manifest::check(keys)?);
    fits(&manifest, &place.database)?;
    fits(&key_manifest, &place.keys)?;
    if !place.master.exists() {
        return Err(Fault::Keys(format!("{} is missing: put the master key of this school there first", place.master.display())));
    }
    let list = lists(place, keys, later)?;
    clear(place).await?;
    place.mark()?;
    let kept = ErasureList::at(&place.folder);
    kept.add_all(&list)?;
    put(&data.join(file(&manifest, "xuetu")), &place.database).await?;
    put(&keys.join(file(&key_manifest, "keys")), &place.keys).await?;
    compare(&place.database, &manifest).await?;
    let house = open().await?;
    if key_manifest.files.contains_key(SIGNING) {
        Signer::put_back(&fs::read(keys.join(SIGNING))?, &house.seal, &place.signing())?;
    }
    let erased = privacy::erase_again(&house, &list).await?;
    place.unmark()?;
    Ok(Restored { rows: manifest.counts.values().sum(), erased })
}

fn file(manifest: &Manifest, stem: &str) -> String {
    format!("{stem}.{}", if manifest.database == "sqlite" { "db" } else { "dump" })
}

fn fits(manifest: &Manifest, url: &str) -> Result<(), Fault> {
    let here = if is_server(url) { "postgres" } else { "sqlite" };
    if manifest.database != here {
        return Err(Fault::Other(format!("the backup is of {}, but the settings name {here}", manifest.database)));
    }
    let known = Db::newest_schema();
    if manifest.schema > known {
        return Err(Fault::Other(format!("the backup was made by release {}, which is newer than this one", manifest.made_by)));
    }
    Ok(())
}

/// The list of the backup and the one that went on growing after it.
fn lists(place: &Place, keys: &Path, later: &Later) -> Result<Vec<privacy::Erased>, Fault> {
    let mut list = ErasureList::at(keys).read()?;
    let newer = match later {
        Later::Nobody => return Ok(list),
        Later::List(file) => ErasureList::file(file.clone()),
        Later::InHouse => ErasureList::at(&place.folder),
    };
    if !newer.exists() {
        return Err(Fault::Other(format!(
            "{} is missing: it says who was erased since the backup and must not come back. Put your newest copy there, or say --nobody-erased-since",
            newer.path().display()
        )));
    }
    list.extend(newer.read()?);
    Ok(list)
}

/// Makes room: refuses a house that somebody lives in, and clears away what a restore that was cut off left behind.
async fn clear(place: &Place) -> Result<(), Fault> {
    if place.is_marked() {
        for file in place.files() {
            fs::remove_file(file)?;
        }
    }
    for url in [&place.database, &place.keys] {
        if !store::is_empty(url).await? && !place.is_marked() {
            return Err(Fault::Other(format!("there is a school already; a backup is put back only where nothing is ({})", shown(url))));
        }
    }
    Ok(())
}

/// An address without what opens it.
fn shown(url: &str) -> &str {
    if is_server(url) { "PostgreSQL" } else { url }
}

async fn put(from: &Path, url: &str) -> Result<(), Fault> {
    if is_server(url) {
        return if store::is_empty(url).await? { store::put_back(url, from).await } else { Ok(()) };
    }
    fs::copy(from, url)?;
    fs::File::open(url)?.sync_all()?;
    Ok(())
}

/// Every table has as many rows as were backed up.
async fn compare(url: &str, manifest: &Manifest) -> Result<(), Fault> {
    let db = Db::open(url).await?;
    let (_, found) = store::contents(&mut db.read().await?).await?;
    match manifest.counts.iter().find(|(table, rows)| found.get(*table) != Some(rows)) {
        Some((table, rows)) => Err(Fault::Other(format!("{table} has {:?} rows instead of {rows}", found.get(table)))),
        None => Ok(()),
    }
}
