//! What of the leads is asked for; all of it stands in the URL.

use crate::id::{AccountId, CampusId};
use serde::{Deserialize, Serialize};

/// What of the list is asked for.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LeadFilter {
    /// Name, pinyin, initials, or a whole phone number.
    pub q: String,
    /// Only this campus.
    pub campus: Option<CampusId>,
    /// Only this stage, by its word; empty: any.
    pub stage: String,
    /// Only those this account looks after.
    pub owner: Option<AccountId>,
    /// Key of the row before the page.
    pub after: Option<String>,
}
