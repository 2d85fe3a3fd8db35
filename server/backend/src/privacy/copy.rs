//! A copy of everything about one's own child, in formats any program reads (laws L9 and L10).

use super::{OwnRights, family, store::copy as store};
use crate::{Cx, Fault, OrFault, keys::Cell, sheet::safe};
use serde_json::{Map, Value, json};
use shared::{
    error::{AppError, AppResult},
    id::LearnerId,
    privacy::{Asked, RequestKind},
};
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// Rows a copy holds at most: a child has some thousands.
const ROWS: usize = 200_000;

/// One table of a copy.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) columns: Vec<&'static str>,
    pub(super) rows: Vec<Vec<Option<String>>>,
}

/// A ZIP with a CSV file a table, all tables as one JSON document, and a manifest with counts. Written down as a request
/// that was carried out; it asks for a fresh proof.
pub async fn copy(cx: &Cx, learner: LearnerId) -> AppResult<Vec<u8>> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<OwnRights>(&mut tx, learner).await?;
    cx.fresh()?;
    let mut tables = store::tables(&permit, &mut tx).await.or_fault()?;
    tables.push(changes(cx, store::changes(&permit, &mut tx).await.or_fault()?, learner).await?);
    // Staff alone see findings: the house reads them for the family.
    tables.push(store::findings(&permit, &mut cx.db.read().await.or_fault()?).await.or_fault()?);
    tables.push(contacts(cx, store::sealed(&permit, &mut tx).await.or_fault()?, learner).await?);
    if tables.iter().map(|table| table.rows.len()).sum::<usize>() > ROWS {
        return Err(AppError::Busy);
    }
    let guardian = cx.actor()?.guardian.map(|guardian| guardian.0);
    family::write(cx, &permit, &mut tx, guardian, &Asked { kind: RequestKind::Copy, words: String::new() }).await?;
    cx.commit(tx, &[]).await?;
    pack(&tables, &cx.today().date.to_string()).map_err(AppError::from)
}

/// The child's own sealed fields, opened: a copy leaves nothing out.
async fn contacts(cx: &Cx, sealed: Vec<(&'static str, Vec<u8>)>, learner: LearnerId) -> AppResult<Table> {
    let ring = cx.seal.ring(&[learner.0]).await?;
    let row = |(column, value): (&'static str, Vec<u8>)| {
        let clear = ring.open(Cell::of(learner.0, column), &value)?;
        Ok::<_, Fault>(vec![Some(column.to_owned()), Some(clear.expose().to_owned())])
    };
    Ok(Table { name: "contacts", columns: vec!["field", "value"], rows: sealed.into_iter().map(row).collect::<Result<_, _>>()? })
}

/// What was corrected, opened likewise.
async fn changes(cx: &Cx, changes: Vec<store::Change>, learner: LearnerId) -> AppResult<Table> {
    let ring = cx.seal.ring(&[learner.0]).await?;
    let open = |row, column, value: Option<Vec<u8>>| {
        let cell = Cell { person: learner.0, row, column };
        value.map(|value| ring.open(cell, &value).map(|clear| clear.expose().to_owned())).transpose()
    };
    let row = |(id, field, at, source, before, after): store::Change| {
        let (before, after) = (open(id, "learner_change.before_sealed", before)?, open(id, "learner_change.after_sealed", after)?);
        Ok::<_, Fault>(vec![Some(field), Some(at.to_string()), Some(source), before, after])
    };
    Ok(Table {
        name: "corrections",
        columns: vec!["field", "at_ms", "source", "before", "after"],
        rows: changes.into_iter().map(row).collect::<Result<_, _>>()?,
    })
}

fn pack(tables: &[Table], day: &str) -> Result<Vec<u8>, Fault> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut all = Map::new();
    let mut counts = Map::new();
    for table in tables {
        add(&mut zip, &format!("{}.csv", table.name), &csv(table)?)?;
        all.insert(table.name.into(), Value::Array(table.rows.iter().map(|row| object(table, row)).collect()));
        counts.insert(table.name.into(), json!(table.rows.len()));
    }
    add(&mut zip, "data.json", &serde_json::to_vec_pretty(&all)?)?;
    add(&mut zip, "manifest.json", &serde_json::to_vec_pretty(&json!({ "made_on": day, "counts": counts }))?)?;
    Ok(zip.finish().map_err(broken)?.into_inner())
}

fn add(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> Result<(), Fault> {
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file(name, options).map_err(broken)?;
    Ok(zip.write_all(bytes)?)
}

#[allow(clippy::needless_pass_by_value, reason = "the shape map_err asks for")]
fn broken(error: zip::result::ZipError) -> Fault {
    Fault::Other(error.to_string())
}

fn object(table: &Table, row: &[Option<String>]) -> Value {
    Value::Object(table.columns.iter().zip(row).map(|(column, value)| ((*column).to_owned(), json!(value))).collect())
}

/// With the mark by which spreadsheets know UTF-8.
fn csv(table: &Table) -> Result<Vec<u8>, Fault> {
    let mut writer = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    let broken = |error: csv::Error| Fault::Other(error.to_string());
    writer.write_record(&table.columns).map_err(broken)?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|value| safe(value.as_deref().unwrap_or_default()))).map_err(broken)?;
    }
    writer.into_inner().map_err(|error| Fault::Other(error.to_string()))
}
