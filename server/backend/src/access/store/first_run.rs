//! Rows of the first run.

use crate::{
    db::{Conn, DbResult},
    execute, scalar,
};
use shared::time::At;

/// Whether nobody has an account.
pub(in super::super) async fn is_empty(conn: &mut Conn) -> DbResult<bool> {
    Ok(scalar!(conn, i64, "select count(*) from (select id from account limit 1) as one")? == 0)
}

pub(in super::super) async fn keep(conn: &mut Conn, code_hash: &[u8], end: At) -> DbResult<u64> {
    execute!(conn, "insert into first_run (code_hash, expires_at) values ($1, $2)", code_hash, end.0)
}

/// Forgets every code.
pub(in super::super) async fn forget(conn: &mut Conn) -> DbResult<u64> {
    execute!(conn, "delete from first_run")
}

/// Uses a code: 0 when there is none such, or it is too old.
pub(in super::super) async fn take(conn: &mut Conn, code_hash: &[u8], now: At) -> DbResult<u64> {
    execute!(conn, "delete from first_run where code_hash = $1 and expires_at > $2", code_hash, now.0)
}
