//! Saying which column is which field, and going on from a trial with the same files.

use super::{
    RunImport,
    known::{Known, key},
    start::{begin, go_on},
    store::{self, Leave},
    waiting::{Handed, Waits},
};
use crate::{
    Cx, Fault, OrFault,
    db::{Conn, Tx},
    event::Event,
    once::Once,
};
use shared::{
    error::{AppError, AppResult, FieldError},
    id::ImportId,
    intake::{ImportState, Mapping, Misfit, Table, likely},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What was chosen: `s<sheet>c<column>` is `<table>.<field>`, or empty where the column is left out.
pub type Chosen = BTreeMap<String, String>;

/// Remembers how the sheets of `import` are read and tries its files again; answers the new trial, or the same import when its
/// files are gone. Refused at a column with `twice`, `mixed` or `unknown`, at a sheet `s<sheet>` with `nothing` or the field
/// that is needed. What is read so anyway is not remembered.
pub async fn map_columns(cx: &Cx, import: ImportId, chosen: &Chosen, once_key: &str) -> AppResult<ImportId> {
    let leave = cx.permit::<RunImport>(()).await?;
    let once = Once::new(leave.actor(), once_key, &("map_columns", import, chosen))?;
    let mut tx = cx.begin().await?;
    if let Some(answer) = once.answered(&mut tx).await? {
        return Ok(answer);
    }
    store::run_state(&leave, &mut tx, import).await.or_fault()?.ok_or(AppError::NotFound)?;
    let waits = cx.waiting.take(import);
    match map(cx, &leave, tx, (import, chosen), waits.as_ref(), &once).await {
        Ok(None) => Ok(import),
        Ok(Some((run, next))) => {
            go_on(cx, leave, run, next, true);
            Ok(run.0)
        }
        Err(error) => {
            cx.waiting.give_back(import, waits);
            Err(error)
        }
    }
}

type Next = ((ImportId, i64), (Handed, Arc<Known>));

/// The trial that follows, where the files are there; it has the rows to mend from then on.
async fn map(cx: &Cx, leave: &Leave, mut tx: Tx, (import, chosen): (ImportId, &Chosen), waits: Option<&Waits>, once: &Once) -> AppResult<Option<Next>> {
    remember(cx, leave, &mut tx, import, chosen).await?;
    let mut next = None;
    if let Some(waits) = waits {
        let run = begin(leave, &mut tx, &waits.handed.files, true).await?;
        store::forget_rows(leave, &mut tx, import).await.or_fault()?;
        next = Some((run, (waits.handed.clone(), Arc::new(Known::load(leave, &mut tx).await.or_fault()?))));
    }
    let answer = next.as_ref().map_or(import, |(run, _)| run.0);
    once.save(&mut tx, &answer, cx.clock.now()).await?;
    cx.commit(tx, &[told("import_mapped", import)]).await?;
    Ok(next)
}

/// Imports the files of a trial for good, read as the trial showed whatever was remembered since. [`AppError::Conflict`] with
/// `files` when they are gone, with `state` while the trial runs.
pub async fn commit_import(cx: &Cx, import: ImportId, once_key: &str) -> AppResult<ImportId> {
    let leave = cx.permit::<RunImport>(()).await?;
    let once = Once::new(leave.actor(), once_key, &("commit_import", import))?;
    let mut tx = cx.begin().await?;
    if let Some(answer) = once.answered(&mut tx).await? {
        return Ok(answer);
    }
    let state = store::run_state(&leave, &mut tx, import).await.or_fault()?.ok_or(AppError::NotFound)?;
    if ImportState::of(&state).is_under_way() {
        return Err(AppError::Conflict("state".into()));
    }
    let waits = cx.waiting.take(import).ok_or_else(|| AppError::Conflict("files".into()))?;
    match commit(cx, &leave, tx, import, &waits, &once).await {
        Ok(run) => {
            go_on(cx, leave, run, (waits.handed, waits.known), false);
            Ok(run.0)
        }
        Err(error) => {
            cx.waiting.give_back(import, Some(waits));
            Err(error)
        }
    }
}

/// The import has the rows to mend from now on, not its trial: they go with its undo.
async fn commit(cx: &Cx, leave: &Leave, mut tx: Tx, import: ImportId, waits: &Waits, once: &Once) -> AppResult<(ImportId, i64)> {
    let run = begin(leave, &mut tx, &waits.handed.files, false).await?;
    store::forget_rows(leave, &mut tx, import).await.or_fault()?;
    once.save(&mut tx, &run.0, cx.clock.now()).await?;
    cx.commit(tx, &[told("import_committed", import)]).await?;
    Ok(run)
}

/// Forgets the mapping that was applied to a sheet of `import`; forgotten already, it stays so.
pub async fn forget_mapping(cx: &Cx, import: ImportId, look: &str) -> AppResult<()> {
    let leave = cx.permit::<RunImport>(()).await?;
    let mut tx = cx.begin().await?;
    store::run_state(&leave, &mut tx, import).await.or_fault()?.ok_or(AppError::NotFound)?;
    let gone = store::forget_mapping(&leave, &mut tx, look).await.or_fault()?;
    let events = if gone > 0 { vec![told("import_unmapped", import)] } else { Vec::new() };
    cx.commit(tx, &events).await?;
    // What the trial showed holds no more.
    if gone > 0 {
        cx.waiting.drop(import);
    }
    Ok(())
}

fn told(kind: &'static str, import: ImportId) -> Event {
    Event { kind, import_id: Some(import.0), body: "{}".into(), ..Event::default() }
}

/// Remembers every sheet of which something was chosen, all of them or none.
async fn remember(cx: &Cx, leave: &Leave, conn: &mut Conn, import: ImportId, chosen: &Chosen) -> AppResult<()> {
    let mut wrong = Vec::new();
    for sheet in store::sheets(leave, conn, import).await.or_fault()? {
        let columns: Vec<(String, Option<String>)> = serde_json::from_str(&sheet.columns).or_fault()?;
        let words: Vec<String> = columns.iter().map(|(word, _)| word.clone()).collect();
        let read = read(&sheet, &columns);
        let Some(fields) = fields_of(sheet.no, &read, chosen) else { continue };
        // A sheet that was not recognised stays so where nothing was said of it.
        if sheet.kind.is_none() && (fields == read || fields.iter().all(Option::is_none)) {
            continue;
        }
        match Mapping::of(&words, &fields) {
            Ok(mapping) => keep(cx, leave, conn, &words, &mapping).await.or_fault()?,
            Err(misfits) => wrong.extend(misfits.into_iter().map(|misfit| refused(sheet.no, misfit))),
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(AppError::Invalid(wrong)) }
}

/// A field of a sheet.
type Field<'a> = Option<(Table, &'a str)>;

/// What stands chosen for each column before anybody chooses: as it was read, or where nothing was as it likely is. Of two
/// columns that are read as one field the first.
fn read<'a>(sheet: &store::SheetRow, columns: &'a [(String, Option<String>)]) -> Vec<Field<'a>> {
    let words: Vec<&str> = columns.iter().map(|(word, _)| word.as_str()).collect();
    let table = sheet.kind.as_deref().map_or_else(|| likely(&words), Table::of);
    let mut seen = BTreeSet::new();
    columns.iter().map(|(_, field)| Some((table?, field.as_deref().filter(|field| seen.insert(*field))?))).collect()
}

/// What was chosen for each column of a sheet; one that was not asked about stays as it was `read`. None: no column was.
fn fields_of<'a>(sheet: i64, read: &[Field<'a>], chosen: &'a Chosen) -> Option<Vec<Field<'a>>> {
    let asked = |column: usize| chosen.get(&format!("s{sheet}c{column}"));
    let field = |(column, read): (usize, &Field<'a>)| match asked(column) {
        None => *read,
        Some(said) => said.split_once('.').and_then(|(table, field)| Some((Table::of(table)?, field))),
    };
    (0..read.len()).any(|column| asked(column).is_some()).then(|| read.iter().enumerate().map(field).collect())
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
