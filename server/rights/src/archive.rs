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
