//! The master key: a file beside the database, or wherever the settings put it. It wraps the keys of persons.

use super::{cipher, open, shut};
use crate::Fault;
use chacha20poly1305::XChaCha20Poly1305;
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};
use uuid::Uuid;
use zeroize::Zeroizing;

/// Bytes by which a wrapped key says which master key wrapped it.
const PRINT: usize = 4;

/// A person's key under a master key: the print of that master key, nonce, sealed key.
pub type Wrapped = Vec<u8>;

/// One master key.
#[derive(Clone)]
pub struct Master {
    bytes: Arc<Zeroizing<[u8; 32]>>,
    cipher: XChaCha20Poly1305,
    print: [u8; PRINT],
}

impl Master {
    /// The master key of these 32 bytes.
    #[must_use]
    pub fn new(bytes: &[u8; 32]) -> Self {
        let bytes = Arc::new(Zeroizing::new(*bytes));
        let mut print = [0; PRINT];
        print.copy_from_slice(&derive(&bytes, b"print")[..PRINT]);
        Self { cipher: cipher(&derive(&bytes, b"wrap")), bytes, print }
    }

    /// Reads a key file: 64 hexadecimal digits.
    pub fn read(file: &Path) -> Result<Self, Fault> {
        let text = Zeroizing::new(fs::read_to_string(file)?);
        let mut bytes = Zeroizing::new([0; 32]);
        hex::decode_to_slice(text.trim(), &mut *bytes).map_err(|_| Fault::Keys(format!("{} is no key: 64 hexadecimal digits are expected", file.display())))?;
        Ok(Self::new(&bytes))
    }

    /// Makes a new key file, readable by its owner only.
    pub fn make(file: &Path) -> Result<Self, Fault> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *bytes).map_err(|error| Fault::Other(error.to_string()))?;
        let mut made = create_private(file)?;
        made.write_all(Zeroizing::new(hex::encode(*bytes)).as_bytes())?;
        made.sync_all()?;
        Ok(Self::new(&bytes))
    }

    /// Which master key this is, without a word about what it is.
    #[must_use]
    pub const fn print(&self) -> [u8; PRINT] {
        self.print
    }

    /// Wraps the key of `person`.
    #[must_use]
    pub fn wrap(&self, person: Uuid, key: &[u8; 32]) -> Wrapped {
        shut(&self.cipher, &self.print, person.as_bytes(), key)
    }

    /// Unwraps the key of `person`: another person's, or one under another master key, does not open.
    pub fn unwrap(&self, person: Uuid, wrapped: &[u8]) -> Result<Zeroizing<[u8; 32]>, Fault> {
        let clear = open(&self.cipher, &self.print, person.as_bytes(), wrapped)?;
        clear.as_slice().try_into().map(Zeroizing::new).map_err(|_| Fault::Seal)
    }

    /// Whether this key wrapped it.
    #[must_use]
    pub fn wrapped(&self, wrapped: &[u8]) -> bool {
        wrapped.starts_with(&self.print)
    }

    /// The key the house used for `purpose` before each person had one.
    pub(crate) fn derived(&self, purpose: &[u8]) -> Zeroizing<[u8; 32]> {
        derive(&self.bytes, purpose)
    }
}

fn derive(master: &[u8; 32], purpose: &[u8]) -> Zeroizing<[u8; 32]> {
    Zeroizing::new(Sha256::new().chain_update(master).chain_update(purpose).finalize().into())
}

#[cfg(unix)]
pub(crate) fn create_private(file: &Path) -> std::io::Result<fs::File> {
    use std::os::unix::fs::OpenOptionsExt;
    fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)
}

#[cfg(not(unix))]
pub(crate) fn create_private(file: &Path) -> std::io::Result<fs::File> {
    fs::OpenOptions::new().write(true).create_new(true).open(file)
}

/// The master keys this process knows. A rotation by another process puts a new file beside the old one; it is read when
/// a key turns up that none of them wrapped.
pub struct Masters {
    file: PathBuf,
    known: Mutex<Vec<Master>>,
}

impl Masters {
    /// The keys at `file`, of which `master` is one.
    pub fn new(file: &Path, master: Master) -> Self {
        Self { file: file.to_owned(), known: Mutex::new(vec![master]) }
    }

    /// The file a rotation puts the new key in until it is done.
    pub fn coming(file: &Path) -> PathBuf {
        file.with_extension("key.new")
    }

    /// The master key that `is` tells of.
    pub fn find(&self, is: impl Fn(&Master) -> bool) -> Result<Master, Fault> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(master) = known.iter().find(|master| is(master)) {
            return Ok(master.clone());
        }
        for file in [Self::coming(&self.file), self.file.clone()] {
            if let Ok(master) = Master::read(&file)
                && is(&master)
            {
                known.push(master.clone());
                return Ok(master);
            }
        }
        Err(Fault::Keys(format!("{} is not the master key these keys are wrapped with; put the right one there", self.file.display())))
    }
}
