//! Recovery codes: for the day the phone with the authenticator app is gone.

/// Codes of one set.
const CODES: usize = 10;
/// Signs that nobody takes for each other when they write them down: 32 of them, five bits each.
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Signs of a code: 60 bits.
const LENGTH: usize = 12;

/// A fresh set, each as `abcd-efgh-jkmn`.
///
/// # Panics
/// When the operating system has no random bytes.
pub(super) fn fresh() -> Vec<String> {
    (0..CODES).map(|_| one()).collect()
}

/// One code.
///
/// # Panics
/// When the operating system has no random bytes.
pub(super) fn one() -> String {
    let code = code(LENGTH, SIGNS);
    format!("{}-{}-{}", &code[..4], &code[4..8], &code[8..])
}

/// A random code of `length` of `signs`, of which there are a power of two, so that each is as likely.
///
/// # Panics
/// When the operating system has no random bytes.
fn code(length: usize, signs: &[u8]) -> String {
    let mut bytes = vec![0; length];
    getrandom::fill(&mut bytes).expect("the operating system has random bytes");
    spelt(&bytes, signs)
}

fn spelt(bytes: &[u8], signs: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(signs[usize::from(*byte) % signs.len()])).collect()
}

/// Bytes as signs that can be read aloud.
pub(super) fn written(bytes: &[u8]) -> String {
    spelt(bytes, SIGNS)
}

/// What was typed, without the blanks, hyphens and capitals people add.
pub(super) fn plain(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::{fresh, plain};
    use std::collections::HashSet;

    #[test]
    fn ten_different_codes_that_survive_being_copied_by_hand() {
        let codes = fresh();
        assert_eq!(codes.iter().map(|code| plain(code)).collect::<HashSet<_>>().len(), 10);
        assert!(codes.iter().all(|code| code.len() == 14 && plain(code).len() == 12));
        assert_eq!(plain(" ABCD-efgh jk23 "), "abcdefghjk23");
    }
}
