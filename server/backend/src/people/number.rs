//! A search for somebody by a whole number: in an address it stands sealed.

use crate::seal::Seal;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use shared::people::is_number;

/// How a sealed search begins.
const SIGN: char = '~';
/// What it is sealed for.
const ROW: &[u8] = b"learners.q";

/// What stands in an address for the search `q`; none where it may stand there itself.
#[must_use]
pub fn hidden_search(seal: &Seal, q: &str) -> Option<String> {
    is_number(q.trim()).then(|| format!("{SIGN}{}", URL_SAFE_NO_PAD.encode(seal.close(q.trim(), ROW))))
}

/// What is looked for; what does not open looks for nobody.
pub(crate) fn searched(seal: &Seal, q: &str) -> String {
    let q = q.trim();
    let Some(sealed) = q.strip_prefix(SIGN) else { return q.to_owned() };
    URL_SAFE_NO_PAD.decode(sealed).ok().and_then(|sealed| seal.open(&sealed, ROW).ok()).unwrap_or_else(|| SIGN.to_string())
}
