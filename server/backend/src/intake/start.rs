//! Beginning a run, and keeping or undoing it.

use super::{
    RunImport, Teller,
    files::{Files, told_apart},
    known::Known,
    mend,
    run::{Done, run},
    store::{self, Leave},
    waiting::Handed,
};
use crate::{Cx, House, OrFault, db::Conn, event::Event};
use shared::{
    error::{AppError, AppResult},
    id::ImportId,
    intake::{ImportState, Phase, Progress, Report},
};
use std::sync::Arc;

/// Imports files while the caller waits. A dry run does everything and keeps nothing.
pub async fn import_now(cx: &Cx, files: Files, dry_run: bool, on_progress: impl Fn(Progress) + Send + Sync + 'static) -> AppResult<Report> {
    let leave = cx.permit::<RunImport>(()).await?;
    let files = told_apart(files);
    let (run, known) = enlist(cx, &leave, &files, dry_run).await?;
    let teller = Teller::new(on_progress);
    carry_out(cx, &leave, run, (files, known), dry_run, teller).await
}

/// Begins to import files in the background. `keep` is dropped when they are not needed any more: the folder they lie in.
pub async fn start_import(cx: &Cx, files: Files, dry_run: bool, keep: impl Send + Sync + 'static) -> AppResult<ImportId> {
    let leave = cx.permit::<RunImport>(()).await?;
    if files.is_empty() {
        return Err(AppError::invalid("files", "missing"));
    }
    let files = told_apart(files);
    let (run, known) = enlist(cx, &leave, &files, dry_run).await?;
    let handed = Handed::now(files, Arc::new(keep), leave.actor());
    go_on(cx, leave, run, (handed, known), dry_run);
    Ok(run.0)
}

/// Carries a run out in the background. Files of a trial wait afterwards for whoever wants to go on with them.
pub(super) fn go_on(cx: &Cx, leave: Leave, (id, at): (ImportId, i64), (handed, known): (Handed, Arc<Known>), dry_run: bool) {
    let (cx, running) = (cx.clone(), cx.imports.clone());
    running.tell(id, Progress::default());
    if dry_run {
        cx.waiting.put(id, handed.clone(), known.clone());
    }
    tokio::spawn(async move {
        let telling = running.clone();
        let teller = Teller::new(move |progress| telling.tell(id, progress));
        // A failure is in the run's row and in the log already.
        if carry_out(&cx, &leave, (id, at), (handed.files.clone(), known), dry_run, teller).await.is_err() {
            cx.waiting.drop(id);
        }
        drop(handed);
        running.over(id);
    });
}

/// Marks the runs that ended with their process; called once when the house opens.
pub async fn interrupt_lost(house: &House) -> AppResult<u64> {
    let mut tx = house.db.begin().await.or_fault()?;
    let lost = store::interrupt(&mut tx, house.clock.now()).await.or_fault()?;
    tx.commit().await.or_fault()?;
    Ok(lost)
}

async fn enlist(cx: &Cx, leave: &Leave, files: &Files, dry_run: bool) -> AppResult<((ImportId, i64), Arc<Known>)> {
    let mut tx = cx.begin().await?;
    let run = begin(leave, &mut tx, files, dry_run).await?;
    let known = Known::load(leave, &mut tx).await.or_fault()?;
    cx.commit(tx, &[]).await?;
    Ok((run, Arc::new(known)))
}

/// Notes that a run begins; answers its id and the instant it is known by.
pub(super) async fn begin(leave: &Leave, conn: &mut Conn, files: &Files, dry_run: bool) -> AppResult<(ImportId, i64)> {
    let id = ImportId(crate::new_id());
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let at = store::begin(leave, conn, id, &serde_json::to_string(&names).or_fault()?, dry_run).await.or_fault()?;
    Ok((id, at))
}

/// One run at a time, from its files to its report.
async fn carry_out(cx: &Cx, leave: &Leave, (id, at): (ImportId, i64), read: (Files, Arc<Known>), dry_run: bool, tell: Teller) -> AppResult<Report> {
    let _turn = cx.imports.turn().await;
    let ended = match run(cx, leave, at, read, tell.clone()).await {
        Ok(done) if dry_run => undo(cx, leave, id, done, &tell).await,
        Ok(done) => keep(cx, leave, id, done, &tell).await,
        Err(error) => Err(error),
    };
    if ended.is_err() {
        note_failure(cx, leave, id, tell.progress()).await?;
    }
    tell.phase(Phase::Done);
    ended
}

/// Keeps everything: data, the run's end and the event that tells of it, in the one transaction.
async fn keep(cx: &Cx, leave: &Leave, id: ImportId, done: Done, tell: &Teller) -> AppResult<Report> {
    let Done { mut tx, keys, report, found } = done;
    let text = serde_json::to_string(&report).or_fault()?;
    store::end(leave, &mut tx, id, cx.clock.now(), ImportState::Done, full(tell), Some(&text)).await.or_fault()?;
    mend::keep(leave, &mut tx, &cx.seal, id, &found).await.or_fault()?;
    let body = serde_json::json!({ "added": report.added, "unchanged": report.unchanged, "findings": report.findings.len() }).to_string();
    cx.seal.keep(&keys).await?;
    cx.commit(tx, &[Event { kind: "imported", import_id: Some(id.0), body, ..Event::default() }]).await?;
    Ok(report)
}

/// Keeps the report alone.
async fn undo(cx: &Cx, leave: &Leave, id: ImportId, done: Done, tell: &Teller) -> AppResult<Report> {
    let Done { tx, report, found, .. } = done;
    drop(tx);
    let text = serde_json::to_string(&report).or_fault()?;
    let mut tx = cx.begin().await?;
    store::end(leave, &mut tx, id, cx.clock.now(), ImportState::Tried, full(tell), Some(&text)).await.or_fault()?;
    mend::keep(leave, &mut tx, &cx.seal, id, &found).await.or_fault()?;
    cx.commit(tx, &[]).await?;
    Ok(report)
}

fn full(tell: &Teller) -> Progress {
    let progress = tell.progress();
    Progress { phase: Phase::Done, done: progress.all, ..progress }
}

async fn note_failure(cx: &Cx, leave: &Leave, id: ImportId, progress: Progress) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    store::end(leave, &mut tx, id, cx.clock.now(), ImportState::Failed, progress, None).await.or_fault()?;
    cx.commit(tx, &[]).await
}
