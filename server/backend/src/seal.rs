//! Sealed fields: contacts and ID numbers as they lie in the database, and the blind index that still finds them.

use crate::Fault;
use chacha20poly1305::{
    Key, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use std::{fs, io::Write, path::Path};

/// Which key sealed a value: the first byte of every sealed value.
const KEY_ID: u8 = 1;
const NONCE: usize = 24;

/// Seals and opens personal fields with the keys of this house.
#[derive(Clone)]
pub struct Seal {
    cipher: XChaCha20Poly1305,
    index_key: [u8; 32],
}

impl Seal {
    /// A seal from one master key of 32 bytes; the working keys are derived from it.
    #[must_use]
    pub fn new(master: &[u8; 32]) -> Self {
        let cipher = XChaCha20Poly1305::new(Key::from_slice(&derive(master, b"fields")));
        Self { cipher, index_key: derive(master, b"index") }
    }

    /// The seal whose master key lies in `file`; the file is made, readable by its owner only, where it is missing.
    pub fn from_file(file: &Path) -> Result<Self, Fault> {
        if !file.exists() {
            let mut master = [0; 32];
            getrandom::fill(&mut master).map_err(|error| Fault::Other(error.to_string()))?;
            create_private(file)?.write_all(hex::encode(master).as_bytes())?;
        }
        let mut master = [0; 32];
        hex::decode_to_slice(fs::read_to_string(file)?.trim(), &mut master).map_err(|_| Fault::Seal)?;
        Ok(Self::new(&master))
    }

    /// Seals `clear` for the row named by `row`: moved to another row it does not open.
    ///
    /// # Panics
    /// When the operating system has no random bytes.
    #[must_use]
    pub fn close(&self, clear: &str, row: &[u8]) -> Vec<u8> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).expect("the operating system has random bytes");
        let sealed = self.cipher.encrypt(XNonce::from_slice(&nonce), Payload { msg: clear.as_bytes(), aad: row });
        let mut out = vec![KEY_ID];
        out.extend_from_slice(&nonce);
        out.extend(sealed.expect("the text is far below the cipher's limit"));
        out
    }

    /// Opens what [`Seal::close`] sealed for the same row.
    pub fn open(&self, sealed: &[u8], row: &[u8]) -> Result<String, Fault> {
        let body = sealed.strip_prefix(&[KEY_ID]).filter(|body| body.len() > NONCE).ok_or(Fault::Seal)?;
        let (nonce, text) = body.split_at(NONCE);
        let clear = self.cipher.decrypt(XNonce::from_slice(nonce), Payload { msg: text, aad: row }).map_err(|_| Fault::Seal)?;
        String::from_utf8(clear).map_err(|_| Fault::Seal)
    }

    /// The blind index of a value: equal values have equal indexes, and only this house can compute them.
    ///
    /// # Panics
    /// Never: HMAC takes keys of any length.
    #[must_use]
    pub fn index(&self, clear: &str) -> Vec<u8> {
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&self.index_key).expect("any key length is fine for HMAC");
        mac.update(clear.as_bytes());
        mac.finalize().into_bytes()[..16].to_vec()
    }
}

fn derive(master: &[u8; 32], purpose: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(master).chain_update(purpose).finalize().into()
}

#[cfg(unix)]
fn create_private(file: &Path) -> std::io::Result<fs::File> {
    use std::os::unix::fs::OpenOptionsExt;
    fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)
}

#[cfg(not(unix))]
fn create_private(file: &Path) -> std::io::Result<fs::File> {
    fs::OpenOptions::new().write(true).create_new(true).open(file)
}

#[cfg(test)]
mod tests {
    use super::Seal;

    #[test]
    fn opens_only_for_its_row_and_key() {
        let seal = Seal::new(&[7; 32]);
        let sealed = seal.close("13800138000", b"row 1");
        assert_eq!(seal.open(&sealed, b"row 1").unwrap(), "13800138000");
        assert!(seal.open(&sealed, b"row 2").is_err());
        assert!(Seal::new(&[8; 32]).open(&sealed, b"row 1").is_err());
        assert!(seal.open(&[], b"row 1").is_err());
    }

    #[test]
    fn equal_numbers_share_an_index() {
        let seal = Seal::new(&[7; 32]);
        assert_eq!(seal.index("13800138000"), seal.index("13800138000"));
        assert_ne!(seal.index("13800138000"), seal.index("13800138001"));
    }
}
