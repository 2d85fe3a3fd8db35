//! Rows that were refused or questioned: kept sealed with the import, and handed out as a workbook to mend.

mod book;
mod place;

pub use place::place;

use super::{
    ViewImports,
    read::{Head, Kept, Whole},
    store::{self, Leave, MendRow, RunRow, SheetRow},
};
use crate::{
    Cx, Fault, OrFault,
    audit::{Entry, Kind},
    db::Conn,
    policy::Permit,
    seal::Seal,
};
use shared::{
    error::{AppError, AppResult},
    id::ImportId,
    intake::{Finding, Report},
};
use std::collections::BTreeMap;
use tokio::task::spawn_blocking;

/// What the workbook says in the reader's language.
pub struct Words<W: Fn(&Finding) -> String> {
    /// The title of the column of reasons.
    pub column: String,
    /// What is wrong, and what to write instead where that is sure.
    pub why: W,
}

/// What a run found besides its records.
pub(super) struct Found {
    pub(super) heads: Vec<(String, Option<String>, Head)>,
    pub(super) rows: Vec<Whole>,
}

/// Keeps sheets and rows with the import; cells are sealed.
pub(super) async fn keep(leave: &Leave, conn: &mut Conn, seal: &Seal, import: ImportId, found: &Found) -> Result<(), Fault> {
    let sheets = found.heads.iter().map(sheet).collect::<Result<Vec<_>, _>>()?;
    let rows = found.rows.iter().map(|row| sealed(seal, import, row)).collect::<Result<Vec<_>, _>>()?;
    store::keep_sheets(leave, conn, import, &sheets).await?;
    store::keep_rows(leave, conn, import, &rows).await?;
    Ok(())
}

fn sheet((file, sheet, head): &(String, Option<String>, Head)) -> Result<SheetRow, Fault> {
    Ok(SheetRow {
        no: head.sheet.into(),
        file: file.clone(),
        sheet: sheet.clone(),
        kind: head.table.map(|table| table.word().to_owned()),
        header_row: head.row.into(),
        columns: serde_json::to_string(&head.columns)?,
        look: head.look.clone(),
    })
}

fn sealed(seal: &Seal, import: ImportId, row: &Whole) -> Result<MendRow, Fault> {
    let (sheet, no) = (i64::from(row.sheet), i64::from(row.row));
    Ok((sheet, no, seal.close(&serde_json::to_string(&row.cells)?, &place(import, sheet, no))))
}

/// The workbook of an import's rows to mend: a sheet a sheet, under its own header. It holds what stood in the files, contacts too,
/// so it goes to whoever handed them in and to nobody else: [`AppError::Forbidden`]. [`AppError::NotFound`] when there are none.
pub async fn take_errors<W: Fn(&Finding) -> String + Send + 'static>(cx: &Cx, id: ImportId, words: Words<W>) -> AppResult<Vec<u8>> {
    let leave = cx.permit::<ViewImports>(()).await?;
    cx.in_person()?;
    let mut conn = cx.read().await?;
    let run = store::run(&leave, &mut conn, id).await.or_fault()?.ok_or(AppError::NotFound)?;
    if !is_own(&leave, &run) {
        return Err(AppError::Forbidden);
    }
    cx.fresh()?;
    let report: Report = serde_json::from_str(&run.report.ok_or(AppError::NotFound)?).or_fault()?;
    let (sheets, rows) = (store::sheets(&leave, &mut conn, id).await.or_fault()?, store::rows(&leave, &mut conn, id).await.or_fault()?);
    drop(conn);
    if rows.is_empty() {
        return Err(AppError::NotFound);
    }
    let (count, seal) = (rows.len(), cx.seal.clone());
    // Opening and packing so many cells takes a while: others are not kept waiting.
    let write = move || {
        let rows: Vec<Opened> = rows.into_iter().filter_map(|row| opened(&seal, id, row).ok()).collect();
        book::write(&sheets, &rows, &report.findings, &words)
    };
    let file = spawn_blocking(write).await.map_err(|error| Fault::Other(error.to_string())).or_fault()?.or_fault()?;
    let mut tx = cx.begin().await?;
    let entry = Entry {
        kind: Kind::Exported,
        act: "import_errors_taken",
        fields: "import_row.cells",
        about: Some(id.0),
        reason: count.to_string(),
        ..Entry::default()
    };
    cx.audit(&mut tx, &[entry]).await?;
    cx.commit(tx, &[]).await?;
    Ok(file)
}

/// Whether whoever has `leave` handed the files in. What came by the command line is nobody's.
pub(super) fn is_own(leave: &Permit<ViewImports>, run: &RunRow) -> bool {
    run.started_by == Some(leave.actor().0)
}

/// A row with its filled cells in clear.
struct Opened {
    sheet: i64,
    row: i64,
    cells: BTreeMap<u16, Kept>,
}

/// A row that does not open any more is left out.
fn opened(seal: &Seal, import: ImportId, (sheet, row, sealed): MendRow) -> Result<Opened, Fault> {
    let cells: Vec<(u16, Kept)> = serde_json::from_str(&seal.open(&sealed, &place(import, sheet, row))?)?;
    Ok(Opened { sheet, row, cells: cells.into_iter().collect() })
}
