//! Rows that were refused or questioned: kept sealed with the import, and handed out as a workbook to mend.

mod book;
mod place;

pub use place::place;

use super::{
    ViewImports,
    read::{Head, Kept, Whole},
    store::{self, Leave, MendRow, SheetRow},
};
use crate::{
    Cx, Fault, OrFault,
    audit::{Entry, Kind},
    db::Conn,
    seal::Seal,
};
use shared::{
    error::{AppError, AppResult},
    id::ImportId,
    intake::{Finding, Report},
};

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

/// The workbook of an import's rows to mend: a sheet a sheet, under its own header. [`AppError::NotFound`] when there are none.
pub async fn take_errors<W: Fn(&Finding) -> String>(cx: &Cx, id: ImportId, words: &Words<W>) -> AppResult<Vec<u8>> {
    let leave = cx.permit::<ViewImports>(()).await?;
    cx.in_person()?;
    cx.fresh()?;
    let mut conn = cx.read().await?;
    let report = store::run(&leave, &mut conn, id).await.or_fault()?.ok_or(AppError::NotFound)?.report.ok_or(AppError::NotFound)?;
    let report: Report = serde_json::from_str(&report).or_fault()?;
    let (sheets, rows) = (store::sheets(&leave, &mut conn, id).await.or_fault()?, store::rows(&leave, &mut conn, id).await.or_fault()?);
    drop(conn);
    if rows.is_empty() {
        return Err(AppError::NotFound);
    }
    let count = rows.len();
    let rows = rows.into_iter().map(|row| opened(&cx.seal, id, row)).collect::<Result<Vec<_>, _>>().or_fault()?;
    let file = book::write(&sheets, &rows, &report.findings, words).or_fault()?;
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

/// A row with its cells in clear.
struct Opened {
    sheet: i64,
    row: i64,
    cells: Vec<Option<Kept>>,
}

fn opened(seal: &Seal, import: ImportId, (sheet, row, sealed): MendRow) -> Result<Opened, Fault> {
    let cells = serde_json::from_str(&seal.open(&sealed, &place(import, sheet, row))?)?;
    Ok(Opened { sheet, row, cells })
}
