//! Rows of the outbox.

use super::ViewOutbox;
use crate::{
    db::{Conn, DbResult},
    execute, fetch_all,
    policy::Permit,
};
use shared::time::At;
use uuid::Uuid;

/// Where the recipient is sealed.
pub(super) const RECIPIENT: &str = "outbox.recipient_sealed";
/// Where the words are sealed.
pub(super) const BODY: &str = "outbox.body_sealed";

/// A message to be written.
pub(super) struct NewRow {
    pub(super) id: Uuid,
    pub(super) kind: &'static str,
    pub(super) channel: &'static str,
    pub(super) state: &'static str,
    pub(super) person: Uuid,
    pub(super) recipient: Vec<u8>,
    pub(super) body: Vec<u8>,
}

/// Writes a message, and forgets those from before `old`.
pub(super) async fn insert(conn: &mut Conn, row: &NewRow, now: At, old: At) -> DbResult<u64> {
    execute!(conn, "delete from outbox where at < $1", old.0)?;
    execute!(
        conn,
        "insert into outbox (id, at, kind, channel, state, guardian_id, recipient_sealed, body_sealed) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        row.id,
        now.0,
        row.kind,
        row.channel,
        row.state,
        row.person,
        &row.recipient,
        &row.body
    )
}

/// A message as it lies there.
#[derive(sqlx::FromRow)]
pub(super) struct OutRow {
    pub(super) id: Uuid,
    pub(super) at: i64,
    pub(super) kind: String,
    pub(super) channel: String,
    pub(super) state: String,
    pub(super) guardian_id: Uuid,
    pub(super) recipient_sealed: Vec<u8>,
    pub(super) body_sealed: Vec<u8>,
}

/// Messages before the one at `(at, id)`, the newest first.
pub(super) async fn list(_: &Permit<ViewOutbox>, conn: &mut Conn, (at, id): (i64, Uuid), limit: i64) -> DbResult<Vec<OutRow>> {
    fetch_all!(
        conn,
        OutRow,
        "select id, at, kind, channel, state, guardian_id, recipient_sealed, body_sealed from outbox where (at, id) < ($1, $2) order by at desc, id desc limit $3",
        at,
        id,
        limit
    )
}
