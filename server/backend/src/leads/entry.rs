//! What the audit says of leads.

use crate::audit::{Entry, Kind};
use shared::id::LeadId;

/// What is read in clear of a lead.
pub(super) const SHOWN: &str = "lead.name lead.guardian lead.grade lead.subject";

/// Something was changed.
pub(super) fn changed(lead: LeadId, act: &'static str, fields: &'static str, reason: String) -> Entry {
    Entry { kind: Kind::Changed, act, about: Some(lead.0), fields, reason, ..Entry::default() }
}
