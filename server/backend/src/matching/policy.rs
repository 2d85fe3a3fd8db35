//! Who may decide whether two learners are one person.

use crate::{
    db::{Conn, DbResult},
    fetch_optional,
    policy::{Act, Actor, Grant, PlainAct},
};
use shared::{
    access::Permission,
    id::{CampusId, PairId},
    time::At,
};
use uuid::Uuid;

/// See pairs of learners who may be one person.
pub struct ListPairs;
/// See one pair, and decide about it: one person, two, or two after all.
pub struct DecidePair;

impl PlainAct for ListPairs {
    fn admits(actor: &Actor) -> bool {
        actor.may(Permission::ImportFiles)
    }
}

impl Act for DecidePair {
    type On = PairId;
    /// The campuses of both, and whether processing of one is restricted. What is left of a learner who was merged is not.
    type Facts = ([CampusId; 2], bool);

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

    /// Whoever brings in learners, of both campuses.
    fn allows(actor: &Actor, (campuses, restricted): &Self::Facts, _: At) -> bool {
        let whole = |grant: &Grant| grant.department.is_none() && grant.class.is_none() && grant.permissions.has(Permission::ImportFiles);
        let covers = |campus: &CampusId| actor.grants.iter().any(|grant| whole(grant) && grant.campus.is_none_or(|own| own == *campus));
        !restricted && campuses.iter().all(covers)
    }
}
