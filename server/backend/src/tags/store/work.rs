//! The one row under whose lock the house keeps tags true; for the house itself.

use crate::{
    db::{Conn, DbResult},
    execute, fetch_all, fetch_one,
};
use chrono::NaiveDate;
use shared::id::CampusId;
use uuid::Uuid;

/// What there is to do, as it was a moment ago.
#[derive(sqlx::FromRow)]
pub struct Waiting {
    pub seq: i64,
    pub newest: i64,
    pub wanted: i64,
    pub rounds: i64,
    pub due_on: Option<NaiveDate>,
}

/// How far the house is.
#[derive(sqlx::FromRow)]
pub struct Stand {
    pub seq: i64,
    pub wanted: i64,
    pub rounds: i64,
    pub after_id: Option<Uuid>,
    pub furnished: bool,
}

pub async fn waiting(conn: &mut Conn) -> DbResult<Waiting> {
    fetch_one!(
        conn,
        Waiting,
        "select w.seq, w.wanted, w.rounds, (select coalesce(max(e.seq), 0) from event e) as newest, (select min(d.due_on) from tag_due d) as due_on from tag_work w"
    )
}

/// Takes the lock until the transaction ends.
pub async fn lock(conn: &mut Conn) -> DbResult<Stand> {
    fetch_one!(conn, Stand, "update tag_work set turn = turn + 1 where id = 1 returning seq, wanted, rounds, after_id, furnished")
}

/// Events up to `seq` were looked at.
pub async fn looked_up_to(conn: &mut Conn, seq: i64) -> DbResult<u64> {
    execute!(conn, "update tag_work set seq = $1 where id = 1", seq)
}

/// A round over all learners begins, from the first on.
pub async fn want_round(conn: &mut Conn) -> DbResult<u64> {
    execute!(conn, "update tag_work set wanted = wanted + 1, after_id = null, looked = 0 where id = 1")
}

/// The round has come as far as `after`.
pub async fn went_on(conn: &mut Conn, after: Uuid, looked: i64) -> DbResult<u64> {
    execute!(conn, "update tag_work set after_id = $1, looked = looked + $2 where id = 1", after, looked)
}

/// The round is over.
pub async fn end_round(conn: &mut Conn) -> DbResult<u64> {
    execute!(conn, "update tag_work set rounds = wanted, after_id = null where id = 1")
}

/// The school has its ready-made tags.
pub async fn furnished(conn: &mut Conn) -> DbResult<u64> {
    execute!(conn, "update tag_work set furnished = $1 where id = 1", true)
}

/// The next learners of a round, by id.
pub async fn next_learners(conn: &mut Conn, after: Option<Uuid>, limit: i64) -> DbResult<Vec<Uuid>> {
    let after = after.unwrap_or_default();
    Ok(fetch_all!(conn, (Uuid,), "select id from learner where id > $1 order by id limit $2", after, limit)?.into_iter().map(|(id,)| id).collect())
}

/// Learners of a campus whose day has come.
pub async fn due(conn: &mut Conn, campus: CampusId, today: NaiveDate, limit: i64) -> DbResult<Vec<Uuid>> {
    const SQL: &str =
        "select d.learner_id from tag_due d join learner p on p.id = d.learner_id where d.due_on <= $2 and p.campus_id = $1 order by d.due_on limit $3";
    Ok(fetch_all!(conn, (Uuid,), SQL, campus.0, today, limit)?.into_iter().map(|(id,)| id).collect())
}

/// How many learners a round that is under way has looked at, and of how many; none: no round is.
pub async fn progress(conn: &mut Conn) -> DbResult<Option<(i64, i64)>> {
    const SQL: &str = "select looked, (select count(*) from learner) as learners from tag_work where wanted > rounds";
    Ok(fetch_all!(conn, (i64, i64), SQL)?.pop())
}
