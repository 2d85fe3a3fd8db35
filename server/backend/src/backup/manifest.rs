//! What a backup says of itself.

use crate::Fault;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs,
    io::Read,
    path::{Path, PathBuf},
};

/// The name of the file.
const NAME: &str = "manifest.json";

/// What one of the two folders of a backup holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The release that made it.
    pub made_by: String,
    /// When, in ms since the epoch.
    pub made_at: i64,
    /// `sqlite` or `postgres`.
    pub database: String,
    /// The newest migration in it; 0: it has none.
    pub schema: i64,
    /// Rows by table.
    pub counts: BTreeMap<String, i64>,
    /// SHA-256 of each file, in hexadecimal.
    pub files: BTreeMap<String, String>,
}

impl Manifest {
    /// Writes the manifest of `folder` after all its files.
    pub(super) fn write(mut self, folder: &Path, files: &[&str]) -> Result<(), Fault> {
        for name in files {
            self.files.insert((*name).to_owned(), hash(&folder.join(name))?);
        }
        let file = fs::File::create(folder.join(NAME))?;
        serde_json::to_writer_pretty(&file, &self)?;
        file.sync_all()?;
        super::house::sync(folder)
    }

    /// Reads the manifest of `folder` and compares every file with it.
    pub fn check(folder: &Path) -> Result<Self, Fault> {
        let path = folder.join(NAME);
        let text = fs::read_to_string(&path).map_err(|error| Fault::Other(format!("{}: {error}; this is no whole backup", path.display())))?;
        let manifest: Self = serde_json::from_str(&text).map_err(|error| Fault::Other(format!("{}: {error}", path.display())))?;
        for (name, expected) in &manifest.files {
            let file = plain(folder, name)?;
            let found = hash(&file).map_err(|fault| Fault::Other(format!("{}: {fault}", file.display())))?;
            if found != *expected {
                return Err(Fault::Other(format!("{} is damaged: it is not what was backed up", file.display())));
            }
        }
        Ok(manifest)
    }
}

/// A file of the folder itself: a manifest names no other.
fn plain(folder: &Path, name: &str) -> Result<PathBuf, Fault> {
    if Path::new(name).file_name().is_some_and(|file| file == name) {
        return Ok(folder.join(name));
    }
    Err(Fault::Other(format!("the manifest names {name}, which is outside of the backup")))
}

fn hash(file: &Path) -> Result<String, Fault> {
    let (mut file, mut hasher, mut part) = (fs::File::open(file)?, Sha256::new(), vec![0; 1 << 20]);
    loop {
        let read = file.read(&mut part)?;
        if read == 0 {
            return Ok(hex::encode(hasher.finalize()));
        }
        hasher.update(&part[..read]);
    }
}
