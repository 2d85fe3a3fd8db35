//! What the import pages show.

use super::{
    ViewImports,
    known::Known,
    mend,
    store::{self, RunRow},
};
use crate::{
    Cx, OrFault,
    audit::{self, Entry},
    clock::wall,
    policy::PlainRule,
};
use shared::{
    error::{AppError, AppResult},
    id::ImportId,
    intake::{ColumnView, Expect, Finding, ImportLine, ImportState, ImportView, Kind, KindCount, Phase, Progress, Report, SheetView, Table},
    page::Page,
    time::At,
};
use std::collections::{BTreeMap, HashSet};

/// Imports listed.
const LISTED: i64 = 50;
/// Findings on a page.
const FINDINGS: usize = 200;

/// The newest imports.
pub async fn imports(cx: &Cx) -> AppResult<Vec<ImportLine>> {
    let leave = cx.permit::<ViewImports>(()).await?;
    let rows = store::runs(&leave, &mut cx.read().await?, LISTED).await.or_fault()?;
    Ok(rows.into_iter().map(|row| line(cx, row)).collect())
}

/// One import, with the findings after the key `after` and, if `kind` is named, of that kind only.
pub async fn import(cx: &Cx, id: ImportId, kind: Option<Kind>, after: Option<&str>) -> AppResult<ImportView> {
    let leave = cx.permit::<ViewImports>(()).await?;
    let mut conn = cx.read().await?;
    let mut row = store::run(&leave, &mut conn, id).await.or_fault()?.ok_or(AppError::NotFound)?;
    let to_mend = store::row_count(&leave, &mut conn, id).await.or_fault()?;
    let (known, waits) = (Known::load(&leave, &mut conn).await.or_fault()?, cx.waiting.has(id));
    let sheets = store::sheets(&leave, &mut conn, id).await.or_fault()?.into_iter().map(|row| sheet(row, &known, waits)).collect();
    drop(conn);
    let own = mend::is_own(&leave, &row);
    let report: Option<Report> = row.report.take().map(|report| serde_json::from_str(&report)).transpose().or_fault()?;
    let line = line(cx, row);
    let Some(report) = report else { return Ok(bare(line)) };
    cx.looked(&Entry { kind: audit::Kind::Viewed, act: "view_report", fields: "import_run.report", ..Entry::default() }).await?;
    let count = |rows: u64| i64::try_from(rows).unwrap_or(i64::MAX);
    Ok(ImportView {
        line,
        totals: Some(report.totals),
        rows: count(report.rows),
        added: count(report.added),
        unchanged: count(report.unchanged),
        kinds: kinds(&report.findings),
        to_mend_of: Some(wrong_rows(&report.findings)).filter(|all| *all > to_mend),
        findings: page(report.findings, kind, after),
        to_mend,
        own,
        sheets,
        waits,
        key: crate::new_id().simple().to_string(),
    })
}

/// A sheet as it was read. Where its files are gone and something else is remembered since: as the next of its look is read.
fn sheet(row: store::SheetRow, known: &Known, waits: bool) -> SheetView {
    let columns: Vec<(String, Option<String>)> = serde_json::from_str(&row.columns).unwrap_or_default();
    let look = row.look.filter(|look| known.has(look));
    let read = SheetView {
        no: row.no,
        file: row.file,
        sheet: row.sheet,
        table: row.kind.as_deref().and_then(Table::of),
        header_row: row.header_row,
        columns: columns.into_iter().map(|(word, field)| ColumnView { word, field }).collect(),
        look,
        since: false,
    };
    if waits { read } else { since(read, known) }
}

fn since(read: SheetView, known: &Known) -> SheetView {
    let words: Vec<String> = read.columns.iter().map(|column| column.word.clone()).collect();
    let Some((look, mapping)) = known.find(&words) else { return read };
    let columns: Vec<_> = words.iter().zip(mapping.read(&words)).map(|(word, field)| ColumnView { word: word.clone(), field }).collect();
    if read.table == Some(mapping.table) && read.columns == columns {
        return read;
    }
    SheetView { table: Some(mapping.table), columns, look: Some(look), since: true, ..read }
}

/// Rows that were refused or questioned, whether they could be kept or not.
fn wrong_rows(findings: &[Finding]) -> i64 {
    let wrong = |finding: &&Finding| finding.row > 0 && finding.kind != Kind::ColumnMissing && matches!(finding.expect, Expect::Error | Expect::Warn);
    let rows: HashSet<_> = findings.iter().filter(wrong).map(|finding| (&finding.file, &finding.sheet, finding.row)).collect();
    i64::try_from(rows.len()).unwrap_or(i64::MAX)
}

const fn bare(line: ImportLine) -> ImportView {
    let findings = Page { rows: Vec::new(), next: None, later: false };
    ImportView {
        line,
        totals: None,
        rows: 0,
        added: 0,
        unchanged: 0,
        kinds: Vec::new(),
        findings,
        to_mend: 0,
        to_mend_of: None,
        own: false,
        sheets: Vec::new(),
        waits: false,
        key: String::new(),
    }
}

pub(super) fn line(cx: &Cx, row: RunRow) -> ImportLine {
    let id = ImportId(row.id);
    let count = |rows: i64| u64::try_from(rows).unwrap_or_default();
    let stored = Progress { phase: Phase::Done, done: count(row.done_rows), all: count(row.all_rows) };
    let state = ImportState::of(&row.state);
    let running = cx.imports.progress(id).filter(|_| state.is_under_way());
    let now = wall(At(row.started_at), &cx.zone);
    ImportLine {
        id,
        state,
        started: format!("{} {}", now.date, now.minute),
        by: row.by_name,
        files: serde_json::from_str(&row.files).unwrap_or_default(),
        dry_run: row.dry_run,
        progress: running.unwrap_or(stored),
    }
}

/// How often each kind was found: errors first, then the most frequent.
fn kinds(findings: &[Finding]) -> Vec<KindCount> {
    let mut counts: BTreeMap<Kind, i64> = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.kind).or_default() += 1;
    }
    let mut kinds: Vec<KindCount> = counts.into_iter().map(|(kind, count)| KindCount { kind, count }).collect();
    kinds.sort_by_key(|line| (line.kind.expect(), -line.count));
    kinds
}

/// Findings after a key, which is the place of the last one shown; errors come first.
fn page(mut findings: Vec<Finding>, kind: Option<Kind>, after: Option<&str>) -> Page<Finding> {
    findings.retain(|finding| kind.is_none_or(|kind| finding.kind == kind));
    findings.sort_by_key(|finding| match finding.expect {
        Expect::Error => 0,
        Expect::Warn => 1,
        Expect::Duplicate | Expect::Reactivate => 2,
        Expect::Normalise => 3,
    });
    let from = after.and_then(|after| after.parse::<usize>().ok()).unwrap_or(0);
    let next = (findings.len() > from + FINDINGS).then(|| (from + FINDINGS).to_string());
    Page { rows: findings.into_iter().skip(from).take(FINDINGS).collect(), next, later: from > 0 }
}

/// The newest import whose files said things that could not be read, and how many; for whoever may see imports.
pub async fn unfinished(cx: &Cx) -> AppResult<Option<(ImportId, i64)>> {
    if !ViewImports::admits(cx.actor()?) {
        return Ok(None);
    }
    let mut conn = cx.read().await?;
    let leave = cx.permit_in::<ViewImports>(&mut conn, ()).await?;
    let Some((id, report)) = store::last_report(&leave, &mut conn).await.or_fault()? else { return Ok(None) };
    let report: Report = serde_json::from_str(&report).or_fault()?;
    let refused = report.findings.iter().filter(|finding| finding.expect == Expect::Error).count();
    Ok((refused > 0).then(|| (ImportId(id), i64::try_from(refused).unwrap_or(i64::MAX))))
}
