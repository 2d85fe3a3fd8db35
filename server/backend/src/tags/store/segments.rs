//! Saved segments: each person's own.

use crate::{
    db::{Conn, DbResult},
    execute,
    people::ListLearners,
    policy::Permit,
    scalar,
};
use shared::id::SegmentId;

/// How many of the asker's segments are called otherwise.
pub async fn others(permit: &Permit<ListLearners>, conn: &mut Conn, name: &str) -> DbResult<i64> {
    scalar!(conn, i64, "select count(*) from segment where account_id = $1 and name <> $2", permit.actor().0, name)
}

/// Keeps a segment; one of the same name becomes this one.
pub async fn keep(permit: &Permit<ListLearners>, conn: &mut Conn, name: &str, filter: &str) -> DbResult<u64> {
    const SQL: &str =
        "insert into segment (id, account_id, name, filter) values ($1, $2, $3, $4) on conflict (account_id, name) do update set filter = excluded.filter";
    execute!(conn, SQL, crate::new_id(), permit.actor().0, name, filter)
}

/// Drops one of the asker's segments; 0: there is none.
pub async fn drop(permit: &Permit<ListLearners>, conn: &mut Conn, segment: SegmentId) -> DbResult<u64> {
    execute!(conn, "delete from segment where id = $1 and account_id = $2", segment.0, permit.actor().0)
}
