//! Answers to questions of consent. They are only added to; the newest of a purpose counts.

use crate::{
    clock::wall,
    db::{Conn, DbResult},
    execute, fetch_all,
    policy::Permit,
    privacy::{AnswerRequests, OwnRights},
};
use shared::{
    id::LearnerId,
    privacy::{Answer, Consent, Purpose},
    time::At,
};

/// Every purpose with its newest answer, for the house itself: a page asks its own policy first.
pub async fn consents(conn: &mut Conn, learner: LearnerId, zone: &str) -> DbResult<Vec<Consent>> {
    let rows = fetch_all!(conn, (String, i64, bool, i64), "select purpose, version, given, at from consent where learner_id = $1 order by at, id", learner.0)?;
    let newest = |purpose: Purpose| rows.iter().rev().find(|(word, ..)| word == purpose.word());
    let answer = |purpose| newest(purpose).map(|(_, version, given, at)| Answer { given: *given, version: *version, on: wall(At(*at), zone).date });
    Ok(Purpose::ALL.into_iter().map(|purpose| Consent { purpose, answer: answer(purpose) }).collect())
}

/// Writes an answer down.
pub async fn answer(permit: &Permit<OwnRights>, conn: &mut Conn, purpose: Purpose, given: bool) -> DbResult<u64> {
    execute!(
        conn,
        "insert into consent (id, learner_id, purpose, version, given, at, by_id) values ($1, $2, $3, $4, $5, $6, $7)",
        crate::new_id(),
        permit.on().0,
        purpose.word(),
        purpose.version(),
        given,
        permit.now().0,
        permit.actor().0
    )
}

/// Learners by purpose and newest answer: purpose, version, given, how many.
pub async fn tally(_: &Permit<AnswerRequests>, conn: &mut Conn) -> DbResult<Vec<(String, i64, bool, i64)>> {
    fetch_all!(
        conn,
        (String, i64, bool, i64),
        "select c.purpose, c.version, c.given, count(*) from consent c
          where not exists (select 1 from consent n where n.learner_id = c.learner_id and n.purpose = c.purpose and (n.at > c.at or (n.at = c.at and n.id > c.id)))
          group by c.purpose, c.version, c.given"
    )
}
