//! Making a backup while the school works.

use super::{
    house::{Place, SIGNING, own_folder, sync},
    manifest::Manifest,
    store,
};
use crate::{Fault, House, db::Db, privacy::ErasureList};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Backs the house up into `dir`: `data` and `keys`, or the keys into a folder elsewhere. Nothing is there before all of it is.
pub async fn back_up(house: &House, place: &Place, dir: &Path, keys: Option<&Path>) -> Result<Vec<(PathBuf, Manifest)>, Fault> {
    let folders = [dir.join("data"), keys.map_or_else(|| dir.join("keys"), Path::to_owned)];
    for folder in &folders {
        if folder.exists() {
            return Err(Fault::Other(format!("{} is there already; a backup goes into a new folder", folder.display())));
        }
    }
    // Data before keys: a key made in between does no harm, a missing one would.
    let data = part(house, &house.db, &place.database, &folders[0], "xuetu").await?;
    let keys = part(house, house.seal.keys(), &place.keys, &folders[1], "keys").await?;
    Ok(vec![(folders[0].clone(), data), (folders[1].clone(), keys)])
}

async fn part(house: &House, db: &Db, url: &str, folder: &Path, stem: &str) -> Result<Manifest, Fault> {
    let growing = folder.with_extension("part");
    if growing.exists() {
        fs::remove_dir_all(&growing)?;
    }
    own_folder(&growing)?;
    let name = store::name(db, stem);
    let (schema, counts) = store::snapshot(db, url, &growing.join(&name)).await?;
    let mut files = vec![name.as_str()];
    if stem == "keys" {
        house.erasures.copy_to(&growing)?;
        fs::write(growing.join(SIGNING), house.signer.sealed(&house.seal))?;
        files.extend([ErasureList::NAME, SIGNING]);
    }
    let manifest = Manifest {
        made_by: env!("CARGO_PKG_VERSION").into(),
        made_at: house.clock.now().0,
        database: store::word(db).into(),
        schema,
        counts,
        files: BTreeMap::new(),
    };
    manifest.write(&growing, &files)?;
    fs::rename(&growing, folder)?;
    if let Some(above) = folder.parent().filter(|above| above.is_dir()) {
        sync(above)?;
    }
    Manifest::check(folder)
}
