//! Where the parts of a house lie.

use crate::Fault;
use std::path::{Path, PathBuf};

/// The parts of a house on this machine.
pub struct Place {
    /// The data folder.
    pub folder: PathBuf,
    /// The school's database: a file or an address.
    pub database: String,
    /// The key database: a file or an address.
    pub keys: String,
    /// The file of the master key.
    pub master: PathBuf,
}

/// Makes a folder that nobody but its owner may look into, or narrows the one that is there.
pub fn own_folder(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    #[cfg(unix)]
    std::fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}

/// The file that says a restore has begun and has not ended.
fn mark(folder: &Path) -> PathBuf {
    folder.join("restoring")
}

/// Refuses a house in which a restore was cut off: it must be restored again before it serves.
pub fn unfinished(folder: &Path) -> Result<(), Fault> {
    if mark(folder).exists() {
        return Err(Fault::Other(format!("a restore into {} was cut off; run it again before anything else", folder.display())));
    }
    Ok(())
}

/// The key that signs the audit, sealed, beside the other keys of a backup.
pub(super) const SIGNING: &str = "audit.key.sealed";

impl Place {
    /// The file of the key that signs the audit.
    pub(super) fn signing(&self) -> PathBuf {
        self.folder.join("audit.key")
    }

    /// Whether a restore was cut off here.
    pub(super) fn is_marked(&self) -> bool {
        mark(&self.folder).exists()
    }

    /// From now on the house is of no use until [`Place::unmark`].
    pub(super) fn mark(&self) -> Result<(), Fault> {
        own_folder(&self.folder)?;
        std::fs::File::create(mark(&self.folder))?.sync_all()?;
        sync(&self.folder)
    }

    /// The house may serve.
    pub(super) fn unmark(&self) -> Result<(), Fault> {
        std::fs::remove_file(mark(&self.folder))?;
        sync(&self.folder)
    }

    /// The files of databases that would be in the way.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let named = [&self.database, &self.keys].into_iter().filter(|url| !is_server(url));
        named.flat_map(|url| ["", "-wal", "-shm"].map(|end| PathBuf::from(format!("{url}{end}")))).filter(|file| file.exists()).collect()
    }
}

/// Whether a database is a server's rather than a file.
pub(super) fn is_server(url: &str) -> bool {
    url.contains("://")
}

/// Makes what was created in a folder durable.
pub(super) fn sync(folder: &Path) -> Result<(), Fault> {
    #[cfg(unix)]
    std::fs::File::open(folder)?.sync_all()?;
    Ok(())
}
