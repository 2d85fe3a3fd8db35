//! Who may read the audit.

use crate::policy::{Actor, PlainAct};
use shared::access::Permission;

/// Read, verify and take out the audit of the whole school.
pub struct ViewAudit;

impl PlainAct for ViewAudit {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::ReadAudit)
    }
}

/// Review a period of the audit and sign it.
pub struct ReviewAudit;

impl PlainAct for ReviewAudit {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::ReviewAudit)
    }
}
