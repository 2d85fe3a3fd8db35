//! The sheets of an import as they were found, and its rows to mend.

use super::{Leave, OnImports};
use crate::{
    bulk_insert,
    db::{Conn, DbResult},
    execute, fetch_all,
    policy::Permit,
    scalar,
};
use shared::id::ImportId;

/// A sheet as it was found.
#[derive(sqlx::FromRow)]
pub struct SheetRow {
    pub no: i64,
    pub file: String,
    pub sheet: Option<String>,
    pub kind: Option<String>,
    pub header_row: i64,
    /// A JSON list: for each column its word and the field it was read as.
    pub columns: String,
    /// The remembered mapping that was applied.
    pub look: Option<String>,
}

/// A row to mend: sheet, row, sealed cells.
pub type MendRow = (i64, i64, Vec<u8>);

pub async fn keep_sheets(_: &Leave, conn: &mut Conn, import: ImportId, rows: &[SheetRow]) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into import_sheet (import_id, no, file, sheet, kind, header_row, columns, look) ",
        8,
        rows,
        |row, b| {
            b.push_bind(import.0).push_bind(row.no).push_bind(&row.file).push_bind(&row.sheet).push_bind(&row.kind);
            b.push_bind(row.header_row).push_bind(&row.columns).push_bind(&row.look);
        },
        ""
    )
}

pub async fn keep_rows(_: &Leave, conn: &mut Conn, import: ImportId, rows: &[MendRow]) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into import_row (import_id, sheet_no, row_no, cells_sealed) ",
        4,
        rows,
        |row, b| {
            b.push_bind(import.0).push_bind(row.0).push_bind(row.1).push_bind(&row.2);
        },
        ""
    )
}

/// The sheets of an import, in order.
pub async fn sheets<A: OnImports>(_: &Permit<A>, conn: &mut Conn, import: ImportId) -> DbResult<Vec<SheetRow>> {
    fetch_all!(conn, SheetRow, "select no, file, sheet, kind, header_row, columns, look from import_sheet where import_id = $1 order by no", import.0)
}

/// The rows of an import that are to be mended, in order.
pub async fn rows<A: OnImports>(_: &Permit<A>, conn: &mut Conn, import: ImportId) -> DbResult<Vec<MendRow>> {
    fetch_all!(conn, MendRow, "select sheet_no, row_no, cells_sealed from import_row where import_id = $1 order by sheet_no, row_no", import.0)
}

/// How many there are.
pub async fn row_count<A: OnImports>(_: &Permit<A>, conn: &mut Conn, import: ImportId) -> DbResult<i64> {
    scalar!(conn, i64, "select count(*) from import_row where import_id = $1", import.0)
}

/// The rows of an import go: another has them now.
pub async fn forget_rows(_: &Leave, conn: &mut Conn, import: ImportId) -> DbResult<u64> {
    execute!(conn, "delete from import_row where import_id = $1", import.0)
}

/// What lies of an import besides its report goes.
pub async fn forget(leave: &Leave, conn: &mut Conn, import: ImportId) -> DbResult<u64> {
    forget_rows(leave, conn, import).await?;
    execute!(conn, "delete from import_sheet where import_id = $1", import.0)
}
