//! The key the house signs its audit with.

use crate::{Fault, keys::create_private, seal::Seal};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use std::{fs, io::Write, path::Path, sync::Arc};

/// What the key is sealed for in a backup.
const ROW: &[u8] = b"audit.key";

/// Signs with Ed25519 (RFC 8032). Cheap to clone.
#[derive(Clone)]
pub struct Signer(Arc<SigningKey>);

impl Signer {
    /// A signer from a secret of 32 bytes.
    #[must_use]
    pub fn new(secret: &[u8; 32]) -> Self {
        Self(Arc::new(SigningKey::from_bytes(secret)))
    }

    /// The signer whose secret lies in `file`; the file is made, readable by its owner only, where it is missing.
    pub fn from_file(file: &Path) -> Result<Self, Fault> {
        if !file.exists() {
            let mut secret = [0; 32];
            getrandom::fill(&mut secret).map_err(|error| Fault::Other(error.to_string()))?;
            create_private(file)?.write_all(hex::encode(secret).as_bytes())?;
        }
        let mut secret = [0; 32];
        hex::decode_to_slice(fs::read_to_string(file)?.trim(), &mut secret).map_err(|_| Fault::Other(format!("{}: not a key", file.display())))?;
        Ok(Self::new(&secret))
    }

    /// The secret under the key of the house: as it lies in a backup.
    #[must_use]
    pub fn sealed(&self, seal: &Seal) -> Vec<u8> {
        seal.close(&hex::encode(self.0.to_bytes()), ROW)
    }

    /// Puts the secret of a backup back into `file`, in the place of one that was made meanwhile.
    pub fn put_back(sealed: &[u8], seal: &Seal, file: &Path) -> Result<(), Fault> {
        let secret = seal.open(sealed, ROW)?;
        if file.exists() {
            fs::remove_file(file)?;
        }
        let mut file = create_private(file)?;
        file.write_all(secret.as_bytes())?;
        Ok(file.sync_all()?)
    }

    /// The key others check signatures with.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// The signature of `text`.
    #[must_use]
    pub fn sign(&self, text: &[u8]) -> Vec<u8> {
        self.0.sign(text).to_bytes().to_vec()
    }
}

/// Whether `signature` of `text` was made with the secret that belongs to `key`.
#[must_use]
pub fn is_signed(key: &[u8], text: &[u8], signature: &[u8]) -> bool {
    let key = key.try_into().ok().and_then(|key| VerifyingKey::from_bytes(key).ok());
    let signature = Signature::from_slice(signature).ok();
    key.zip(signature).is_some_and(|(key, signature)| key.verify_strict(text, &signature).is_ok())
}

#[cfg(test)]
mod tests {
    use super::{Signer, is_signed};

    #[test]
    fn a_key_is_made_once_and_its_signatures_hold_for_their_text_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("audit.key");
        let (first, again) = (Signer::from_file(&file).unwrap(), Signer::from_file(&file).unwrap());
        assert_eq!(first.public(), again.public());
        let signature = first.sign(b"text");
        assert!(is_signed(&first.public(), b"text", &signature));
        assert!(!is_signed(&first.public(), b"Text", &signature));
        assert!(!is_signed(&Signer::new(&[3; 32]).public(), b"text", &signature));
        assert!(!is_signed(&[], b"text", &signature));
        std::fs::write(&file, "short").unwrap();
        assert!(Signer::from_file(&file).is_err());
    }
}
