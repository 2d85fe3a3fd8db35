//! Who looks after the archive, and who may read what is kept of whom.

use crate::{Actor, Grant, PlainRule, Rule};
use shared::{access::Permission, id::CampusId, time::At};

/// See what is wrong with the archives of whole campuses.
pub struct ListQuality;
/// Say what became of a finding.
pub struct AnswerFinding;
/// Read the data dictionary.
pub struct ReadDictionary;

/// Whoever brings learners in and reads their archives: who lets errors in mends them.
fn keeps_archives(grant: &Grant) -> bool {
    let may = |permission| grant.permissions.has(permission);
    grant.department.is_none() && grant.class.is_none() && may(Permission::ImportFiles) && may(Permission::ReadLearners)
}

impl PlainRule for ListQuality {
    fn admits(actor: &Actor) -> bool {
        actor.grants.iter().any(keeps_archives)
    }
}

impl Rule for AnswerFinding {
    /// The campus, and whether processing is restricted.
    type Facts = (CampusId, bool);

    fn allows(actor: &Actor, (campus, restricted): &Self::Facts, _: At) -> bool {
        !restricted && actor.grants.iter().any(|grant| keeps_archives(grant) && grant.covers(*campus))
    }
}

impl PlainRule for ReadDictionary {
    /// It holds no data of anybody: all of the staff.
    fn admits(actor: &Actor) -> bool {
        !actor.grants.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::school::{NOW, bounded, campus, mother, staff};
    use shared::access::Role;

    #[test]
    fn archives_are_looked_after_by_whoever_keeps_them_for_a_whole_campus() {
        let may = |actor: Actor, at: u128, restricted: bool| AnswerFinding::allows(&actor, &(campus(at), restricted), NOW);
        let here = || staff(Role::AcademicAffairs, Some(1));
        assert_eq!([may(here(), 1, false), may(staff(Role::Admin, None), 2, false)], [true; 2]);
        assert_eq!([may(here(), 2, false), may(here(), 1, true), may(bounded(Role::Admin), 1, false), may(mother(), 1, false)], [false; 4]);
        assert_eq!([ListQuality::admits(&here()), ListQuality::admits(&bounded(Role::Admin)), ListQuality::admits(&mother())], [true, false, false]);
        assert!(!ListQuality::admits(&staff(Role::Teacher, Some(1))) && !ListQuality::admits(&staff(Role::Auditor, None)));
    }

    #[test]
    fn staff_read_the_dictionary_and_families_do_not() {
        assert!(ReadDictionary::admits(&staff(Role::Teacher, Some(1))) && !ReadDictionary::admits(&mother()));
    }
}
