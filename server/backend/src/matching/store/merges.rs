//! Merges: that they are, and when they were undone.

use super::super::DecidePair;
use crate::{
    db::{Conn, DbResult},
    execute, fetch_all, fetch_optional,
    policy::Permit,
    scalar,
};
use uuid::Uuid;

/// A merge that holds.
#[derive(sqlx::FromRow)]
pub struct Merge {
    pub id: Uuid,
    pub first_id: Uuid,
    pub second_id: Uuid,
    pub before_sealed: Vec<u8>,
    pub version: i64,
    pub at: i64,
}

/// Begins a merge of `second` into `first`.
pub async fn begin(permit: &Permit<DecidePair>, conn: &mut Conn, merge: &Merge) -> DbResult<u64> {
    execute!(
        conn,
        "insert into learner_merge (id, pair_id, first_id, second_id, by_id, at, before_sealed, version) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        merge.id,
        permit.on().0,
        merge.first_id,
        merge.second_id,
        permit.actor().0,
        merge.at,
        &merge.before_sealed,
        merge.version
    )
}

/// The merge of the pair that was not undone.
pub async fn latest(permit: &Permit<DecidePair>, conn: &mut Conn) -> DbResult<Option<Merge>> {
    const SQL: &str = "select id, first_id, second_id, before_sealed, version, at from learner_merge where pair_id = $1 and undone_at is null";
    fetch_optional!(conn, Merge, SQL, permit.on().0)
}

/// Notes that a merge was undone; what it kept of the archives is not needed any more.
pub async fn end(permit: &Permit<DecidePair>, conn: &mut Conn, merge: Uuid) -> DbResult<u64> {
    execute!(
        conn,
        "update learner_merge set undone_by = $2, undone_at = $3, before_sealed = $4 where id = $1 and undone_at is null",
        merge,
        permit.actor().0,
        permit.now().0,
        Vec::<u8>::new()
    )
}

/// Classes a learner is or was in.
pub async fn classes_of(_: &Permit<DecidePair>, conn: &mut Conn, learner: Uuid) -> DbResult<Vec<Uuid>> {
    let rows = fetch_all!(conn, (Uuid,), "select distinct class_id from membership where learner_id = $1 order by class_id", learner)?;
    Ok(rows.into_iter().map(|(class,)| class).collect())
}

/// Takes what is left of `second` out of everybody's sight, and lets its number lead to `first`.
pub async fn hide(permit: &Permit<DecidePair>, conn: &mut Conn, first: Uuid, second: Uuid) -> DbResult<()> {
    const SQL: &str = "insert into learner_alias (no, learner_id, since, by_id) select no, $2, $3, $4 from learner where id = $1";
    let (by, now) = (permit.actor().0, permit.now().0);
    execute!(conn, "insert into restriction (learner_id, reason, since, by_id) values ($1, 'merged', $2, $3)", second, now, by)?;
    execute!(conn, SQL, second, first, now, by).map(|_| ())
}

/// The reverse.
pub async fn reveal(_: &Permit<DecidePair>, conn: &mut Conn, second: Uuid) -> DbResult<()> {
    execute!(conn, "delete from learner_alias where no = (select no from learner where id = $1)", second)?;
    execute!(conn, "delete from restriction where learner_id = $1 and reason = 'merged'", second).map(|_| ())
}

/// Whether hours that were carried over were used, or changed hands, since.
pub async fn used_since(_: &Permit<DecidePair>, conn: &mut Conn, merge: &Merge) -> DbResult<bool> {
    const SQL: &str =
        "select count(*) from ledger_entry e join learner_moved v on v.merge_id = $1 and v.kind = 'lot' and v.id = e.lot_id where e.written_at > $2";
    Ok(scalar!(conn, i64, SQL, merge.id, merge.at)? > 0)
}
