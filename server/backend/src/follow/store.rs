//! The row under whose lock a loop works; for the house itself.

use crate::{
    db::{Conn, DbResult},
    execute, fetch_all, fetch_one,
};
use chrono::NaiveDate;
use uuid::Uuid;

/// What there is to do, as it was a moment ago.
#[derive(sqlx::FromRow)]
pub struct Waiting {
    pub seq: i64,
    pub newest: i64,
    pub wanted: i64,
    pub rounds: i64,
    pub on_day: Option<NaiveDate>,
}

/// How far the loop is.
#[derive(sqlx::FromRow)]
pub struct Stand {
    pub seq: i64,
    pub wanted: i64,
    pub rounds: i64,
    pub after_id: Option<Uuid>,
}

pub async fn waiting(conn: &mut Conn, name: &str) -> DbResult<Waiting> {
    const SQL: &str =
        "select w.seq, w.wanted, w.rounds, w.on_day, (select coalesce(max(e.seq), 0) from event e) as newest from follow_work w where w.name = $1";
    fetch_one!(conn, Waiting, SQL, name)
}

/// Takes the lock until the transaction ends.
pub async fn lock(conn: &mut Conn, name: &str) -> DbResult<Stand> {
    fetch_one!(conn, Stand, "update follow_work set turn = turn + 1 where name = $1 returning seq, wanted, rounds, after_id", name)
}

/// Events up to `seq` were looked at.
pub async fn looked_up_to(conn: &mut Conn, name: &str, seq: i64) -> DbResult<u64> {
    execute!(conn, "update follow_work set seq = $2 where name = $1", name, seq)
}

/// A round over all learners begins, from the first on.
pub async fn want_round(conn: &mut Conn, name: &str) -> DbResult<u64> {
    execute!(conn, "update follow_work set wanted = wanted + 1, after_id = null, looked = 0 where name = $1", name)
}

/// A day begins, once.
pub async fn begin_day(conn: &mut Conn, name: &str, today: NaiveDate) -> DbResult<u64> {
    execute!(conn, "update follow_work set on_day = $2 where name = $1 and (on_day is null or on_day <> $2)", name, today)
}

/// The round has come as far as `after`.
pub async fn went_on(conn: &mut Conn, name: &str, after: Uuid, looked: i64) -> DbResult<u64> {
    execute!(conn, "update follow_work set after_id = $2, looked = looked + $3 where name = $1", name, after, looked)
}

/// The round that was asked for as the `wanted`th is over.
pub async fn made(conn: &mut Conn, name: &str, wanted: i64) -> DbResult<u64> {
    execute!(conn, "update follow_work set rounds = $2, after_id = null where name = $1", name, wanted)
}

/// The next learners of a round, by id.
pub async fn next_learners(conn: &mut Conn, after: Option<Uuid>, limit: i64) -> DbResult<Vec<Uuid>> {
    let after = after.unwrap_or_default();
    Ok(fetch_all!(conn, (Uuid,), "select id from learner where id > $1 order by id limit $2", after, limit)?.into_iter().map(|(id,)| id).collect())
}

/// How many learners a round that is under way has looked at, and of how many; none: no round is.
pub async fn progress(conn: &mut Conn, name: &str) -> DbResult<Option<(i64, i64)>> {
    const SQL: &str = "select looked, (select count(*) from learner) as learners from follow_work where name = $1 and wanted > rounds";
    Ok(fetch_all!(conn, (i64, i64), SQL, name)?.pop())
}

/// How many rounds were asked for, and how many are made.
pub async fn rounds(conn: &mut Conn, name: &str) -> DbResult<(i64, i64)> {
    fetch_one!(conn, (i64, i64), "select wanted, rounds from follow_work where name = $1", name)
}
