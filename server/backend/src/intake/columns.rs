//! Saying which column is which field, and going on from a trial with the same files.

use super::{
    RunImport,
    known::key,
    start::{begin, go_on},
    store::{self, Leave},
};
use crate::{Cx, Fault, OrFault, db::Conn, event::Event, once::Once};
use shared::{
    error::{AppError, AppResult, FieldError},
    id::ImportId,
    intake::{Mapping, Misfit, Table},
};
use std::collections::BTreeMap;

/// What was chosen: `s<sheet>c<column>` is `<table>.<field>`, or empty where the column is left out.
pub type Chosen = BTreeMap<String, String>;

/// Remembers how the sheets of `import` are read and tries its files again; answers the new trial, or the same import when its
/// files are gone. Refused at a column with `twice`, `mixed` or `unknown`, at a sheet `s<sheet>` with `nothing` or the field
/// that is needed. What is read so anyway is not remembered.
pub async fn map_columns(cx: &Cx, import: ImportId, chosen: &Chosen, once_key: &str) -> AppResult<ImportId> {
    let leave = cx.permit::<RunImport>(()).await?;
    let once = Once::new(leave.actor(), once_key, &("map_columns", import, chosen))?;
    let waits = cx.waiting.get(import);
    let mut tx = cx.begin().await?;
    if let Some(answer) = once.answered(&mut tx).await? {
        return Ok(answer);
    }
    store::run_state(&leave, &mut tx, import).await.or_fault()?.ok_or(AppError::NotFound)?;
    remember(cx, &leave, &mut tx, import, chosen).await?;
    let next = match &waits {
        Some((files, _)) => Some(begin(&leave, &mut tx, files, true).await?),
        None => None,
    };
    let answer = next.map_or(import, |(id, _)| id);
    once.save(&mut tx, &answer, cx.clock.now()).await?;
    cx.commit(tx, &[told("import_mapped", import)]).await?;
    if let (Some((files, keep)), Some(run)) = (waits, next) {
        go_on(cx, leave, run, files, true, keep);
    }
    Ok(answer)
}

/// Imports the files of a trial for good. [`AppError::Conflict`] with `files` when they are gone.
pub async fn commit_import(cx: &Cx, import: ImportId, once_key: &str) -> AppResult<ImportId> {
    let leave = cx.permit::<RunImport>(()).await?;
    let once = Once::new(leave.actor(), once_key, &("commit_import", import))?;
    let waits = cx.waiting.get(import);
    let mut tx = cx.begin().await?;
    if let Some(answer) = once.answered(&mut tx).await? {
        return Ok(answer);
    }
    store::run_state(&leave, &mut tx, import).await.or_fault()?.ok_or(AppError::NotFound)?;
    let (files, keep) = waits.ok_or_else(|| AppError::Conflict("files".into()))?;
    let run = begin(&leave, &mut tx, &files, false).await?;
    once.save(&mut tx, &run.0, cx.clock.now()).await?;
    cx.commit(tx, &[told("import_committed", import)]).await?;
    cx.waiting.drop(&keep);
    go_on(cx, leave, run, files, false, keep);
    Ok(run.0)
}

/// Forgets the mapping that was applied to a sheet of `import`; forgotten already, it stays so.
pub async fn forget_mapping(cx: &Cx, import: ImportId, look: &str) -> AppResult<()> {
    let leave = cx.permit::<RunImport>(()).await?;
    let mut tx = cx.begin().await?;
    store::run_state(&leave, &mut tx, import).await.or_fault()?.ok_or(AppError::NotFound)?;
    let gone = store::forget_mapping(&leave, &mut tx, look).await.or_fault()?;
    let events = if gone > 0 { vec![told("import_unmapped", import)] } else { Vec::new() };
    cx.commit(tx, &events).await
}

fn told(kind: &'static str, import: ImportId) -> Event {
    Event { kind, import_id: Some(import.0), body: "{}".into(), ..Event::default() }
}

/// Remembers every sheet of which something was chosen, all of them or none.
async fn remember(cx: &Cx, leave: &Leave, conn: &mut Conn, import: ImportId, chosen: &Chosen) -> AppResult<()> {
    let mut wrong = Vec::new();
    for sheet in store::sheets(leave, conn, import).await.or_fault()? {
        let columns: Vec<(String, Option<String>)> = serde_json::from_str(&sheet.columns).or_fault()?;
        let words: Vec<String> = columns.into_iter().map(|(word, _)| word).collect();
        let Some(fields) = fields_of(sheet.no, words.len(), chosen) else { continue };
        match Mapping::of(&words, &fields) {
            Ok(mapping) => keep(cx, leave, conn, &words, &mapping).await.or_fault()?,
            Err(misfits) => wrong.extend(misfits.into_iter().map(|misfit| refused(sheet.no, misfit))),
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(AppError::Invalid(wrong)) }
}

/// What was chosen for each column of a sheet; none: the sheet was not asked about, or left as a whole.
fn fields_of(sheet: i64, columns: usize, chosen: &Chosen) -> Option<Vec<Option<(Table, &str)>>> {
    let field = |column: usize| {
        let (table, field) = chosen.get(&format!("s{sheet}c{column}"))?.split_once('.')?;
        Table::of(table).map(|table| (table, field))
    };
    let fields: Vec<_> = (0..columns).map(field).collect();
    fields.iter().any(Option::is_some).then_some(fields)
}

fn refused(sheet: i64, misfit: Misfit) -> FieldError {
    let at = |column: usize, reason: &str| FieldError { field: format!("s{sheet}c{column}"), reason: reason.to_owned() };
    match misfit {
        Misfit::Twice(column) => at(column, "twice"),
        Misfit::Mixed(column) => at(column, "mixed"),
        Misfit::Unknown(column) => at(column, "unknown"),
        Misfit::Needed(field) => FieldError { field: format!("s{sheet}"), reason: field.to_owned() },
        Misfit::Nothing => FieldError { field: format!("s{sheet}"), reason: "nothing".to_owned() },
    }
}

/// What is read so without anybody's word needs no memory. Words that are none are not kept.
async fn keep(cx: &Cx, leave: &Leave, conn: &mut Conn, words: &[String], mapping: &Mapping) -> Result<(), Fault> {
    let Some(look) = key(words) else { return Ok(()) };
    if Mapping::own(words).as_ref() == Some(mapping) {
        store::forget_mapping(leave, conn, &look).await?;
    } else {
        store::remember(leave, conn, &look, mapping.table.word(), &serde_json::to_string(&mapping.fields)?, cx.clock.now()).await?;
    }
    Ok(())
}
