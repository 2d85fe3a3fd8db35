//! Mappings of columns that are remembered.

use super::{Leave, OnImports};
use crate::{
    db::{Conn, DbResult},
    execute, fetch_all,
    policy::Permit,
};
use shared::time::At;

/// Every mapping: its look, what the sheet is, and a JSON object of words and fields.
pub async fn mappings<A: OnImports>(_: &Permit<A>, conn: &mut Conn) -> DbResult<Vec<(String, String, String)>> {
    fetch_all!(conn, (String, String, String), "select look, kind, columns from import_mapping")
}

/// Remembers a mapping in the place of the one before.
pub async fn remember(leave: &Leave, conn: &mut Conn, look: &str, kind: &str, columns: &str, now: At) -> DbResult<u64> {
    execute!(
        conn,
        "insert into import_mapping (look, kind, columns, saved_at, saved_by) values ($1, $2, $3, $4, $5)
         on conflict (look) do update set kind = excluded.kind, columns = excluded.columns, saved_at = excluded.saved_at, saved_by = excluded.saved_by",
        look,
        kind,
        columns,
        now.0,
        leave.actor().0
    )
}

/// Forgets a mapping.
pub async fn forget_mapping(_: &Leave, conn: &mut Conn, look: &str) -> DbResult<u64> {
    execute!(conn, "delete from import_mapping where look = $1", look)
}
