//! Who may see the list of tags and who changes rules. Who may tag a learner is said beside the learner's other acts.

use crate::{Actor, PlainRule};
use shared::access::Permission;

/// See which tags there are, and how many of one's own learners carry each.
pub struct ListTags;
/// Write rules and see whom they would tag. Rules hold for the whole school, and so does the right.
pub struct ManageTags;

impl PlainRule for ListTags {
    fn admits(actor: &Actor) -> bool {
        actor.may(Permission::ReadLearners) || actor.may(Permission::ReadOwnLearners)
    }
}

impl PlainRule for ManageTags {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::ManageTags)
    }
}
