//! Who may see what went out to families.

use crate::{Actor, PlainRule};
use shared::access::Permission;

/// See what went out.
pub struct ViewOutbox;

impl PlainRule for ViewOutbox {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::ManageAccounts)
    }
}
