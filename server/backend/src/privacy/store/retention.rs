//! Rows whose time is over.

use crate::{
    db::{Conn, DbResult},
    execute,
};
use shared::time::At;

/// Deletes what a table of [`shared::fields::SWEPT`] holds from before `before`; how many rows. Of an import the report
/// goes, of the events the newest stays: it counts on.
pub async fn sweep(conn: &mut Conn, table: &str, before: At) -> DbResult<u64> {
    let before = before.0;
    match table {
        "session" => execute!(conn, "delete from session where expires_at < $1", before),
        "sign_in_step" => execute!(conn, "delete from sign_in_step where expires_at < $1", before),
        "second_factor_set_up" => execute!(conn, "delete from second_factor_set_up where expires_at < $1", before),
        "sign_in_attempt" => execute!(conn, "delete from sign_in_attempt where at < $1", before),
        "invitation" => execute!(conn, "delete from invitation where coalesce(ended_at, expires_at) < $1", before),
        "reset_link" => execute!(conn, "delete from reset_link where coalesce(ended_at, expires_at) < $1", before),
        "reset_code" => execute!(conn, "delete from reset_code where expires_at < $1", before),
        "once" => execute!(conn, "delete from once where at < $1", before),
        "job" => execute!(conn, "delete from job where state in ('done', 'dead') and run_at < $1", before),
        "event" => execute!(conn, "delete from event where at < $1 and seq < (select max(seq) from event)", before),
        "import_run" => execute!(conn, "update import_run set report = null where report is not null and coalesce(ended_at, started_at) < $1", before),
        "import_row" => {
            execute!(conn, "delete from import_row where import_id in (select id from import_run where coalesce(ended_at, started_at) < $1)", before)
        }
        "import_sheet" => {
            execute!(conn, "delete from import_sheet where import_id in (select id from import_run where coalesce(ended_at, started_at) < $1)", before)
        }
        "reveal" => execute!(conn, "delete from reveal where at < $1", before),
        "archive_look" => execute!(conn, "delete from archive_look where at < $1", before),
        "grant_request" => execute!(conn, "delete from grant_request where until_at < $1", before),
        "export_request" => execute!(conn, "delete from export_request where asked_at < $1", before),
        "outbox" => execute!(conn, "delete from outbox where at < $1", before),
        "lead_reveal" => execute!(conn, "delete from lead_reveal where at < $1", before),
        "lead_note" => execute!(conn, "delete from lead_note where at < $1", before),
        "lead" => execute!(conn, "delete from lead where touched_at < $1", before),
        "learner_draft" => execute!(conn, "delete from learner_draft where at < $1", before),
        _ => Ok(0),
    }
}
