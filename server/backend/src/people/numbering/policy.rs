//! Who may set the rule.

use crate::policy::{Actor, PlainAct};
use shared::access::Permission;

/// See and set the rule by which learners of every campus get their numbers.
pub struct SetNumbering;

impl PlainAct for SetNumbering {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::SetNumbers)
    }
}
