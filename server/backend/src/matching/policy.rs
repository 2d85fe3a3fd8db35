//! What decides who may say whether two learners are one person; the decision stands in `rights::matching`.

pub use rights::matching::{DecidePair, ListPairs};

use crate::{
    db::{Conn, DbResult},
    fetch_optional,
    policy::{Act, Actor, on_nothing},
};
use shared::id::{CampusId, PairId};
use uuid::Uuid;

on_nothing!(ListPairs);

impl Act for DecidePair {
    type On = PairId;

    async fn facts(conn: &mut Conn, _: &Actor, on: PairId) -> DbResult<Option<Self::Facts>> {
        let row = fetch_optional!(
            conn,
            (Uuid, Uuid, bool),
            "select a.campus_id, b.campus_id, exists (select 1 from restriction z where z.learner_id in (d.first_id, d.second_id) and z.reason <> 'merged')
               from learner_pair d join learner a on a.id = d.first_id join learner b on b.id = d.second_id where d.id = $1",
            on.0
        )?;
        Ok(row.map(|(first, second, restricted)| ([first, second].map(CampusId), restricted)))
    }
}
