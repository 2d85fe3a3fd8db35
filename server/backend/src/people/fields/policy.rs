//! What decides who may correct which field; the decision stands in `rights::archive`.

pub use rights::archive::CorrectField;
pub(in crate::people) use rights::archive::may_correct;

use crate::{
    db::{Conn, DbResult},
    people::policy::facts,
    policy::{Act, Actor},
};
use shared::{id::LearnerId, people::ArchiveField};

impl Act for CorrectField {
    type On = (LearnerId, ArchiveField);

    async fn facts(conn: &mut Conn, actor: &Actor, (learner, field): Self::On) -> DbResult<Option<Self::Facts>> {
        Ok(facts(conn, actor, learner).await?.map(|facts| (facts, field)))
    }
}
