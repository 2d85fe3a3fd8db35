//! The second factor: a code of an authenticator app after the password.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A QR code.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Qr {
    /// Modules a side, without the quiet zone.
    pub side: u32,
    /// The dark modules as an SVG path, one unit each.
    pub path: String,
}

/// A set-up that has begun: shown until it is finished, and never again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SetUp {
    /// The secret in base 32, for typing.
    pub key: String,
    /// The secret for scanning.
    pub qr: Qr,
    /// The recovery codes, each for one sign-in.
    pub codes: Vec<String>,
}

impl SetUp {
    /// The secret in groups of four, as people copy it.
    #[must_use]
    pub fn key_in_groups(&self) -> String {
        let signs: Vec<char> = self.key.chars().collect();
        signs.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }
}

/// How somebody's own second factor stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SecondFactor {
    /// The day it was set up; none: there is none.
    pub since: Option<NaiveDate>,
    /// Recovery codes left.
    pub codes_left: i64,
    /// Whether this person may not be without one.
    pub required: bool,
    /// A set-up that has begun.
    pub set_up: Option<SetUp>,
}

#[cfg(test)]
mod tests {
    use super::{Qr, SetUp};

    #[test]
    fn a_key_is_read_in_groups_of_four() {
        let set_up = SetUp { key: "ABCDEFGHIJ".into(), qr: Qr { side: 0, path: String::new() }, codes: Vec::new() };
        assert_eq!(set_up.key_in_groups(), "ABCD EFGH IJ");
    }
}
