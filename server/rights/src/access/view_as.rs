//! Who may look through whose eyes.

use super::AccountFacts;
use crate::{Actor, Rule};
use shared::{
    access::{Permission, PermissionGroup},
    time::At,
};

/// Look through somebody's eyes.
pub struct ViewAs;

impl Rule for ViewAs {
    type Facts = AccountFacts;

    /// Nobody's who governs more than they do, and not one's own.
    fn allows(actor: &Actor, facts: &AccountFacts, now: At) -> bool {
        actor.may_everywhere(Permission::ViewAs) && actor.account != facts.account && facts.governs(now).is_within(actor.permissions())
    }
}

/// Whether `looker` may go on looking through the eyes of `seen`, both as they are now.
#[must_use]
pub fn may_go_on(looker: &Actor, seen: &Actor) -> bool {
    looker.may_everywhere(Permission::ViewAs) && seen.permissions().of_group(PermissionGroup::Governance).is_within(looker.permissions())
}
