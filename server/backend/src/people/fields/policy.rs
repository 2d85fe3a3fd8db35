//! Who may correct which field.

use crate::{
    db::{Conn, DbResult},
    people::policy::LearnerFacts,
    policy::{Act, Actor, Needs},
};
use shared::{
    access::Sight,
    id::LearnerId,
    people::{ArchiveField, FieldOwner},
    time::At,
};

/// Correct one field of a learner's archive.
pub struct CorrectField;

/// Whether `actor` corrects `field` of that learner: whoever answers for it, and of a contact only who sees how it is.
pub(in crate::people) fn may_correct(actor: &Actor, facts: &LearnerFacts, field: ArchiveField, now: At) -> bool {
    let needs = match field.owner() {
        FieldOwner::Office => Needs::ARCHIVE,
        FieldOwner::Teaching => Needs::REMARKS,
    };
    facts.reached_by(actor, Needs::LEARNERS, now) && facts.reached_by(actor, needs, now) && (!field.is_contact() || facts.sight(actor, now) > Sight::Hidden)
}

impl Act for CorrectField {
    type On = (LearnerId, ArchiveField);
    type Facts = (LearnerFacts, ArchiveField);

    async fn facts(conn: &mut Conn, actor: &Actor, (learner, field): Self::On) -> DbResult<Option<Self::Facts>> {
        Ok(LearnerFacts::of(conn, actor, learner).await?.map(|facts| (facts, field)))
    }

    fn allows(actor: &Actor, (facts, field): &Self::Facts, now: At) -> bool {
        may_correct(actor, facts, *field, now)
    }
}
