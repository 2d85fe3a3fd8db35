//! Rows of sessions that look through somebody else's eyes.

use super::policy::ViewAs;
use crate::{
    db::{Conn, DbResult},
    execute,
    policy::Permit,
};
use shared::time::At;

/// Lets the session of `token_hash` look through the eyes of the account, until `end`.
pub(super) async fn begin(permit: &Permit<ViewAs>, conn: &mut Conn, token_hash: &[u8], end: At) -> DbResult<u64> {
    const SQL: &str = "insert into view_as (token_hash, account_id, by_id, from_at, until_at) values ($1, $2, $3, $4, $5)
                       on conflict (token_hash) do update set account_id = $2, by_id = $3, from_at = $4, until_at = $5";
    // What ended with its session.
    execute!(conn, "delete from view_as where not exists (select 1 from session s where s.token_hash = view_as.token_hash)")?;
    execute!(conn, SQL, token_hash, permit.on().0, permit.actor().0, permit.now().0, end.0)
}

/// Ends what the session looks through; how many that were.
pub(super) async fn end(conn: &mut Conn, token_hash: &[u8]) -> DbResult<u64> {
    execute!(conn, "delete from view_as where token_hash = $1", token_hash)
}
