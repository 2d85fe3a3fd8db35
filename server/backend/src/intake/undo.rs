//! Undoing a whole import: everything it brought goes, except what people worked with since, which stays and is listed.

use super::{
    RunImport, Teller, ViewImports,
    store::{self, Leave, undo},
    view::line,
};
use crate::{
    Cx, Fault, OrFault,
    db::{Conn, dialect},
    event::Event,
    people::pinyin,
};
use shared::{
    error::{AppError, AppResult},
    id::ImportId,
    intake::{ImportState, Phase, UndoView},
};
use uuid::Uuid;

/// Learners listed that stay.
const LISTED: i64 = 50;

/// What undoing the import would do, or has done.
pub async fn undo_view(cx: &Cx, id: ImportId) -> AppResult<UndoView> {
    let leave = cx.permit::<ViewImports>(()).await?;
    let mut conn = cx.read().await?;
    let row = store::run(&leave, &mut conn, id).await.or_fault()?.ok_or(AppError::NotFound)?;
    let run = undo::undoable(&leave, &mut conn, id).await.or_fault()?.ok_or(AppError::NotFound)?;
    let (at, seq) = (run.started_at, run.seq.unwrap_or_default());
    let goes = undo::going(&leave, &mut conn, at, seq).await.or_fault()?;
    let (stays, kept) = undo::kept(&leave, &mut conn, at, seq, LISTED).await.or_fault()?;
    Ok(UndoView { line: line(cx, row), goes, stays, kept, newer: run.newer })
}

/// Begins to undo the import in the background. Once it has begun, asking again changes nothing. Only the newest import that
/// was kept can be undone: later ones may stand on it.
pub async fn undo_import(cx: &Cx, id: ImportId) -> AppResult<()> {
    let leave = cx.permit::<RunImport>(()).await?;
    cx.fresh()?;
    if !begin(cx, &leave, id).await? {
        return Ok(());
    }
    let cx = cx.clone();
    tokio::spawn(async move {
        // A failure is in the log already, and the import is as it was.
        let _ = carry_out(&cx, &leave, id).await;
    });
    Ok(())
}

/// The same while the caller waits.
pub async fn undo_now(cx: &Cx, id: ImportId) -> AppResult<()> {
    let leave = cx.permit::<RunImport>(()).await?;
    cx.fresh()?;
    if begin(cx, &leave, id).await? { carry_out(cx, &leave, id).await } else { Ok(()) }
}

/// Whether it begins now; not when it has begun, or is over, already.
async fn begin(cx: &Cx, leave: &Leave, id: ImportId) -> AppResult<bool> {
    let mut tx = cx.begin().await?;
    let run = undo::undoable(leave, &mut tx, id).await.or_fault()?.ok_or(AppError::NotFound)?;
    match ImportState::of(&run.state) {
        ImportState::Undoing | ImportState::Undone => return Ok(false),
        ImportState::Done if !run.newer => {}
        ImportState::Done => return Err(AppError::Conflict("newer".into())),
        _ => return Err(AppError::Conflict("state".into())),
    }
    let begun = undo::step(leave, &mut tx, id, ImportState::Done, ImportState::Undoing, cx.clock.now()).await.or_fault()?;
    cx.commit(tx, &[Event { kind: "import_undo_begun", import_id: Some(id.0), body: "{}".into(), ..Event::default() }]).await?;
    Ok(begun == 1)
}

async fn carry_out(cx: &Cx, leave: &Leave, id: ImportId) -> AppResult<()> {
    let _turn = cx.imports.turn().await;
    let teller = {
        let running = cx.imports.clone();
        Teller::new(move |progress| running.tell(id, progress))
    };
    teller.phase(Phase::Writing);
    let done = take_back(cx, leave, id).await;
    if done.is_err() {
        let mut tx = cx.begin().await?;
        undo::step(leave, &mut tx, id, ImportState::Undoing, ImportState::Done, cx.clock.now()).await.or_fault()?;
        cx.commit(tx, &[]).await?;
    }
    cx.imports.over(id);
    done
}

/// All of it or nothing; keys of persons go after the commit, when nothing needs them any more.
async fn take_back(cx: &Cx, leave: &Leave, id: ImportId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let run = undo::undoable(leave, &mut tx, id).await.or_fault()?.ok_or(AppError::NotFound)?;
    let learners = undo::choose(leave, &mut tx, run.started_at, run.seq.unwrap_or_default()).await.or_fault()?;
    let persons = undo::persons(leave, &mut tx, run.started_at).await.or_fault()?;
    let rows = delete(leave, &mut tx, run.started_at).await.or_fault()?;
    let gone: Vec<Uuid> = undo::gone(leave, &mut tx, &persons).await.or_fault()?;
    store::forget(leave, &mut tx, id).await.or_fault()?;
    store::refresh(leave, &mut tx, cx.clock.on_campus(&cx.zone).date).await.or_fault()?;
    undo::step(leave, &mut tx, id, ImportState::Undoing, ImportState::Undone, cx.clock.now()).await.or_fault()?;
    let body = serde_json::json!({ "learners": learners, "rows": rows }).to_string();
    cx.commit(tx, &[Event { kind: "import_undone", import_id: Some(id.0), body, ..Event::default() }]).await?;
    cx.seal.destroy(&gone).await.or_fault()
}

async fn delete(leave: &Leave, conn: &mut Conn, at: i64) -> Result<u64, Fault> {
    let mut rows = undo::history(leave, conn, at).await?;
    rows += undo::contracts(leave, conn, at).await?;
    let renumbered = undo::renumbered(leave, conn, at).await?;
    rows += undo::same(leave, conn, at).await?;
    for left in store::names(leave, conn, &renumbered).await? {
        let numbers: Vec<&str> = left.numbers.iter().map(String::as_str).collect();
        dialect::index_learner(conn, left.id, &pinyin::search_words(&left.name, &numbers)).await?;
    }
    rows += undo::people(leave, conn, at).await?;
    rows += undo::catalogue(leave, conn, at).await?;
    undo::chosen(leave, conn).await?;
    Ok(rows)
}
