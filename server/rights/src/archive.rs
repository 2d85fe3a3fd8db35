//! Who writes the archive by hand: learners, their fields, the rule of their numbers.

use crate::{Actor, Needs, PlainRule, Rule, people::LearnerFacts};
use shared::{
    access::{Permission, Sight},
    id::CampusId,
    people::{ArchiveField, FieldOwner},
    time::At,
};

/// Write a learner down, for a campus that [`may_add_at`] allows.
pub struct AddLearner;
/// Take back a learner who had left.
pub struct ReturnLearner;
/// Correct one field of a learner's archive.
pub struct CorrectField;
/// See and set the rule by which learners of every campus get their numbers.
pub struct SetNumbering;

impl PlainRule for AddLearner {
    fn admits(actor: &Actor) -> bool {
        actor.grants.iter().any(|grant| grant.department.is_none() && grant.class.is_none() && grant.permissions.has(Permission::WriteLearners))
    }
}

/// Whether `actor` writes down learners of `campus`: a new one is in no class yet.
#[must_use]
pub fn may_add_at(actor: &Actor, campus: CampusId) -> bool {
    actor.grants.iter().any(|grant| grant.covers(campus) && grant.permissions.has(Permission::WriteLearners))
}

/// Whether `actor` may know that there is such a learner at `campus`.
#[must_use]
pub fn reads_at(actor: &Actor, campus: CampusId) -> bool {
    actor.grants.iter().any(|grant| grant.covers(campus) && grant.permissions.has(Permission::ReadLearners))
}

impl Rule for ReturnLearner {
    type Facts = LearnerFacts;

    fn allows(actor: &Actor, facts: &LearnerFacts, now: At) -> bool {
        facts.reached_by(actor, Needs::ARCHIVE, now)
    }
}

/// Whether `actor` corrects `field` of that learner: whoever answers for it, and of a contact only who sees how it is.
#[must_use]
pub fn may_correct(actor: &Actor, facts: &LearnerFacts, field: ArchiveField, now: At) -> bool {
    let needs = match field.owner() {
        FieldOwner::Office => Needs::ARCHIVE,
        FieldOwner::Teaching => Needs::REMARKS,
    };
    facts.reached_by(actor, Needs::LEARNERS, now) && facts.reached_by(actor, needs, now) && (!field.is_contact() || facts.sight(actor, now) > Sight::Hidden)
}

impl Rule for CorrectField {
    /// The learner and the field.
    type Facts = (LearnerFacts, ArchiveField);

    fn allows(actor: &Actor, (facts, field): &Self::Facts, now: At) -> bool {
        may_correct(actor, facts, *field, now)
    }
}

impl PlainRule for SetNumbering {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::SetNumbers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Term,
        people::Stay,
        school::{NOW, bounded, campus, child, class, mother, staff},
    };
    use shared::access::{Permissions, Role};

    fn office(at: u128) -> Actor {
        staff(Role::AcademicAffairs, Some(at))
    }

    fn with(permissions: &[Permission]) -> Actor {
        let mut actor = staff(Role::Custom, Some(1));
        actor.grants[0].permissions = Permissions::of(permissions);
        actor
    }

    /// The child, in a class of campus 1 that whoever [`staff`] is teaches.
    fn facts() -> LearnerFacts {
        let stay = Stay { term: Term { from: chrono::NaiveDate::MIN, until: None }, place: class(1, true) };
        LearnerFacts { learner: child(), campus: campus(1), zone: "Asia/Shanghai".into(), stays: vec![stay], link: None, restricted: false }
    }

    #[test]
    fn learners_are_written_down_for_a_whole_campus() {
        let admits =
            [office(1), bounded(Role::Admin), staff(Role::Teacher, Some(1)), staff(Role::Auditor, None), mother()].map(|actor| AddLearner::admits(&actor));
        assert_eq!(admits, [true, false, false, false, false]);
        let mut one_class = office(1);
        one_class.grants[0].class = Some(class(1, true).class);
        assert!(!AddLearner::admits(&one_class));
        let may = |actor: &Actor| [1, 2].map(|at| may_add_at(actor, campus(at)));
        assert_eq!([may(&office(1)), may(&bounded(Role::Admin)), may(&staff(Role::Auditor, None))], [[true, false], [false; 2], [false; 2]]);
        let reads = |actor: &Actor| [1, 2].map(|at| reads_at(actor, campus(at)));
        assert_eq!([reads(&staff(Role::CustomerService, Some(1))), reads(&staff(Role::Auditor, None))], [[true, false], [false; 2]]);
    }

    #[test]
    fn whoever_answers_for_a_field_corrects_it_and_a_contact_only_who_sees_it() {
        let may =
            |actor: &Actor| [ArchiveField::Name, ArchiveField::Notes, ArchiveField::Phone].map(|field| CorrectField::allows(actor, &(facts(), field), NOW));
        assert_eq!([may(&office(1)), may(&office(2)), may(&mother())], [[true; 3], [false; 3], [false; 3]]);
        assert_eq!(may(&staff(Role::ClassTeacher, Some(1))), [false, true, false]);
        assert_eq!(may(&with(&[Permission::ReadLearners, Permission::WriteLearners])), [true, true, false]);
        assert_eq!(may(&with(&[Permission::WriteLearners])), [false; 3]);
        assert_eq!(may(&with(&[Permission::ReadLearners])), [false; 3]);
    }

    #[test]
    fn the_office_takes_learners_back_and_only_the_school_sets_numbers() {
        let back = [office(1), office(2), staff(Role::ClassTeacher, Some(1))].map(|actor| ReturnLearner::allows(&actor, &facts(), NOW));
        assert_eq!(back, [true, false, false]);
        let sets = [staff(Role::Admin, None), staff(Role::Admin, Some(1)), office(1)].map(|actor| SetNumbering::admits(&actor));
        assert_eq!(sets, [true, false, false]);
    }
}
