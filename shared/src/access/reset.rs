//! Ways back in for whoever forgot the password.

use super::Qr;
use serde::{Deserialize, Serialize};

/// A link by which somebody chooses a new password, for whoever hands it out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ResetLink {
    /// The link.
    pub link: String,
    /// The link, to be scanned.
    pub qr: Qr,
    /// Until when it opens, on the wall clock: date and time.
    pub until: String,
}

/// How it stands with the way back to one account.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WayBack {
    /// The link that is open.
    pub link: Option<ResetLink>,
    /// The same until another link was made: sent twice it counts once.
    pub key: String,
}

/// Whose password a link sets.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Resetting {
    /// Their name.
    pub name: String,
    /// The login of staff, for what keeps their passwords; none of families.
    pub login: Option<String>,
}
