//! What decides who may write a learner down, and take back one who had left; the decision stands in `rights::archive`.

pub use rights::archive::{AddLearner, ReturnLearner};
pub(super) use rights::archive::{may_add_at, reads_at};

use crate::{
    db::{Conn, DbResult},
    people::policy::facts,
    policy::{Act, Actor, on_nothing},
};
use rights::people::LearnerFacts;
use shared::id::LearnerId;

on_nothing!(AddLearner);

impl Act for ReturnLearner {
    type On = LearnerId;

    async fn facts(conn: &mut Conn, actor: &Actor, on: LearnerId) -> DbResult<Option<LearnerFacts>> {
        facts(conn, actor, on).await
    }
}
