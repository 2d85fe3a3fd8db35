//! Who may write a learner down, and take back one who had left.

use crate::{
    db::{Conn, DbResult},
    people::policy::LearnerFacts,
    policy::{Act, Actor, Needs, PlainAct},
};
use shared::{
    access::Permission,
    id::{CampusId, LearnerId},
    time::At,
};

/// Write a learner down, for a campus that [`may_add_at`] allows.
pub struct AddLearner;
/// Take back a learner who had left.
pub struct ReturnLearner;

impl PlainAct for AddLearner {
    fn admits(actor: &Actor) -> bool {
        actor.grants.iter().any(|grant| grant.department.is_none() && grant.class.is_none() && grant.permissions.has(Permission::WriteLearners))
    }
}

/// Whether `actor` writes down learners of `campus`: a new one is in no class yet.
pub(super) fn may_add_at(actor: &Actor, campus: CampusId) -> bool {
    actor.grants.iter().any(|grant| grant.covers(campus) && grant.permissions.has(Permission::WriteLearners))
}

/// Whether `actor` may know that there is such a learner at `campus`.
pub(super) fn reads_at(actor: &Actor, campus: CampusId) -> bool {
    actor.grants.iter().any(|grant| grant.covers(campus) && grant.permissions.has(Permission::ReadLearners))
}

impl Act for ReturnLearner {
    type On = LearnerId;
    type Facts = LearnerFacts;

    async fn facts(conn: &mut Conn, actor: &Actor, on: LearnerId) -> DbResult<Option<LearnerFacts>> {
        LearnerFacts::of(conn, actor, on).await
    }

    fn allows(actor: &Actor, facts: &LearnerFacts, now: At) -> bool {
        facts.reached_by(actor, Needs::ARCHIVE, now)
    }
}
