//! Who may see the contracts with other companies.

use crate::{Actor, PlainRule};
use shared::access::Permission;

/// See the contracts with other companies.
pub struct ListContracts;

impl PlainRule for ListContracts {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::ReadAccounts) || actor.may_everywhere(Permission::ReadAudit)
    }
}
