//! Whether the keys at hand are those of this school: a value sealed under the key of the house lies in its database.

use super::Seal;
use crate::{
    Fault,
    db::{Conn, Db},
    execute, fetch_optional,
};
use std::path::Path;

/// What is sealed, and for which row.
const TEXT: &str = "xuetu";

/// The sealed check value, where this school has keys already.
pub(super) async fn stored(db: &Db) -> Result<Option<Vec<u8>>, Fault> {
    let mut conn = db.read().await?;
    let row = fetch_optional!(&mut conn, (Vec<u8>,), "select sealed from key_check where one = 1")?;
    Ok(row.map(|(sealed,)| sealed))
}

/// Refuses before anything new is made where something old is lost.
pub(super) fn files(known: bool, url: &str, master: &Path) -> Result<(), Fault> {
    let is_file = !url.contains("://");
    if known && is_file && !Path::new(url).exists() {
        return Err(Fault::Keys(format!("{url} is missing: without the keys of persons nothing sealed can be read; put it back from the backup of the keys")));
    }
    if (known || is_file && Path::new(url).exists()) && !master.exists() {
        return Err(Fault::Keys(format!("{} is missing: without the master key nothing sealed can be read; put back your copy of it", master.display())));
    }
    Ok(())
}

/// Refuses where the keys are another school's.
pub(super) fn opens(seal: &Seal, sealed: &[u8]) -> Result<(), Fault> {
    match seal.open(sealed, TEXT.as_bytes()) {
        Ok(text) if text == TEXT => Ok(()),
        _ => Err(Fault::Keys("the key database is not the one that belongs to this school's database".into())),
    }
}

/// Leaves the check value in the school's database.
pub(super) async fn leave(seal: &Seal, conn: &mut Conn) -> Result<(), Fault> {
    execute!(conn, "insert into key_check (one, sealed) values (1, $1) on conflict (one) do nothing", seal.close(TEXT, TEXT.as_bytes()))?;
    Ok(())
}
