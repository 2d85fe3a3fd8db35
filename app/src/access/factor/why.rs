//! Words for what was wrong with a code or a proof.

use crate::text::Text;

/// `locked.<minutes>`, or anything else that was wrong.
pub fn locked(text: Text, reason: &str) -> Option<String> {
    let minutes: i64 = reason.strip_prefix("locked.")?.parse().ok()?;
    Some(text.door_locked(minutes))
}

/// Why a code was refused.
pub fn code(text: Text, reason: &str) -> String {
    locked(text, reason).unwrap_or_else(|| text.door_code_wrong().to_owned())
}
