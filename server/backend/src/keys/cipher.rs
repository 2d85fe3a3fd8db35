//! XChaCha20-Poly1305 with a fresh nonce before each text.

use crate::Fault;
use chacha20poly1305::{
    Key, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use zeroize::Zeroizing;

const NONCE: usize = 24;

/// The cipher of a key of 32 bytes; it wipes its key when it is dropped.
pub fn cipher(key: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(Key::from_slice(key))
}

/// Seals `clear` bound to `place`, after the byte or bytes of `head`, which say under which key.
///
/// # Panics
/// When the operating system has no random bytes.
pub fn shut(cipher: &XChaCha20Poly1305, head: &[u8], place: &[u8], clear: &[u8]) -> Vec<u8> {
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce).expect("the operating system has random bytes");
    let sealed = cipher.encrypt(XNonce::from_slice(&nonce), Payload { msg: clear, aad: place });
    [head, &nonce, &sealed.expect("the text is far below the cipher's limit")].concat()
}

/// Opens what [`shut`] sealed with the same head for the same place.
pub fn open(cipher: &XChaCha20Poly1305, head: &[u8], place: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let body = sealed.strip_prefix(head).filter(|body| body.len() > NONCE).ok_or(Fault::Seal)?;
    let (nonce, text) = body.split_at(NONCE);
    cipher.decrypt(XNonce::from_slice(nonce), Payload { msg: text, aad: place }).map(Zeroizing::new).map_err(|_| Fault::Seal)
}
