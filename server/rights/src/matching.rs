//! Who may decide whether two learners are one person.

use crate::{Actor, PlainRule, Rule};
use shared::{access::Permission, id::CampusId, time::At};

/// See pairs of learners who may be one person.
pub struct ListPairs;
/// See one pair, and decide about it: one person, two, or two after all.
pub struct DecidePair;

impl PlainRule for ListPairs {
    fn admits(actor: &Actor) -> bool {
        actor.may(Permission::ImportFiles)
    }
}

impl Rule for DecidePair {
    /// The campuses of both, and whether processing of one is restricted. What is left of a learner who was merged is not.
    type Facts = ([CampusId; 2], bool);

    /// Whoever brings in learners, of both campuses.
    fn allows(actor: &Actor, (campuses, restricted): &Self::Facts, _: At) -> bool {
        !restricted && campuses.iter().all(|campus| actor.may_at(Permission::ImportFiles, *campus))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::school::{NOW, bounded, campus, staff};
    use shared::access::Role;

    #[test]
    fn a_pair_is_decided_by_whoever_brings_learners_in_at_both_campuses() {
        let may = |actor: Actor, campuses: [u128; 2], restricted: bool| DecidePair::allows(&actor, &(campuses.map(campus), restricted), NOW);
        let here = || staff(Role::AcademicAffairs, Some(1));
        assert_eq!([may(here(), [1, 1], false), may(staff(Role::Manager, None), [1, 2], false)], [true; 2]);
        assert_eq!([may(here(), [1, 2], false), may(here(), [2, 1], false), may(here(), [1, 1], true)], [false; 3]);
        assert_eq!([may(bounded(Role::Admin), [1, 1], false), may(staff(Role::Finance, None), [1, 1], false)], [false; 2]);
    }
}
