//! The runs of the import.

use super::Leave;
use crate::{
    db::{Conn, DbResult, dialect},
    execute, fetch_all, fetch_optional,
    intake::ViewImports,
    policy::Permit,
    scalar,
};
use shared::{
    id::ImportId,
    intake::{ImportState, Progress},
    time::At,
};
use uuid::Uuid;

/// A run as it is stored.
#[derive(sqlx::FromRow)]
pub struct RunRow {
    pub id: Uuid,
    /// The account that handed the files in.
    pub started_by: Option<Uuid>,
    pub by_name: Option<String>,
    pub started_at: i64,
    pub state: String,
    pub dry_run: bool,
    pub files: String,
    pub done_rows: i64,
    pub all_rows: i64,
    pub report: Option<String>,
}

/// Notes that a run begins; `files` is a JSON list of names. Answers the instant it is known by: now, or just after the run
/// before it, for no two may share one.
pub async fn begin(leave: &Leave, conn: &mut Conn, id: ImportId, files: &str, dry_run: bool) -> DbResult<i64> {
    dialect::order_events(conn).await?;
    let last = scalar!(conn, i64, "select coalesce(max(started_at), 0) from import_run")?;
    let at = leave.now().0.max(last + 1);
    execute!(
        conn,
        "insert into import_run (id, started_by, started_at, state, dry_run, files) values ($1, $2, $3, 'running', $4, $5)",
        id.0,
        leave.actor().0,
        at,
        dry_run,
        files
    )?;
    Ok(at)
}

/// Notes how a run ended.
pub async fn end(_: &Leave, conn: &mut Conn, id: ImportId, now: At, state: ImportState, progress: Progress, report: Option<&str>) -> DbResult<u64> {
    execute!(
        conn,
        "update import_run set state = $2, ended_at = $3, done_rows = $4, all_rows = $5, report = $6 where id = $1",
        id.0,
        state.word(),
        now.0,
        i64::try_from(progress.done).unwrap_or(i64::MAX),
        i64::try_from(progress.all).unwrap_or(i64::MAX),
        report
    )
}

/// Runs that were cut off by the end of their process; what was being undone is as it was.
pub async fn interrupt(conn: &mut Conn, now: At) -> DbResult<u64> {
    execute!(conn, "update import_run set state = 'done' where state = 'undoing'")?;
    execute!(conn, "update import_run set state = 'interrupted', ended_at = $1 where state = 'running'", now.0)
}

/// The newest runs, without their reports.
pub async fn runs(_: &Permit<ViewImports>, conn: &mut Conn, limit: i64) -> DbResult<Vec<RunRow>> {
    fetch_all!(
        conn,
        RunRow,
        "select r.id, r.started_by, a.name as by_name, r.started_at, r.state, r.dry_run, r.files, r.done_rows, r.all_rows, cast(null as text) as report
           from import_run r left join account a on a.id = r.started_by order by r.started_at desc, r.id desc limit $1",
        limit
    )
}

/// One run with its report.
pub async fn run(_: &Permit<ViewImports>, conn: &mut Conn, id: ImportId) -> DbResult<Option<RunRow>> {
    fetch_optional!(
        conn,
        RunRow,
        "select r.id, r.started_by, a.name as by_name, r.started_at, r.state, r.dry_run, r.files, r.done_rows, r.all_rows, r.report
           from import_run r left join account a on a.id = r.started_by where r.id = $1",
        id.0
    )
}

/// The report of the newest import that stands.
pub async fn last_report(_: &Permit<ViewImports>, conn: &mut Conn) -> DbResult<Option<(Uuid, String)>> {
    const SQL: &str =
        "select id, report from import_run where state = 'done' and undone_at is null and dry_run = $1 and report is not null order by started_at desc limit 1";
    fetch_optional!(conn, (Uuid, String), SQL, false)
}

/// What has become of a run.
pub async fn run_state(_: &Leave, conn: &mut Conn, id: ImportId) -> DbResult<Option<String>> {
    let row = fetch_optional!(conn, (String,), "select state from import_run where id = $1", id.0)?;
    Ok(row.map(|(state,)| state))
}
