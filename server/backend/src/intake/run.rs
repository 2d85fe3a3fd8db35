//! One run: read, check, reckon, write, sum — all in one transaction.

use super::{
    Teller,
    books::Books,
    check::{self, Grades, Homeworks},
    files::Files,
    known::Known,
    mend,
    read::{Log, Source, again, survey},
    reckon::reckon,
    same,
    store::{self, Leave, Stamp},
    write::{self, Counter, Desk},
};
use crate::{Cx, Fault, OrFault, db::Tx, keys::Fresh, seal::Seal};
use chrono::NaiveDate;
use shared::{
    error::AppResult,
    intake::{Phase, Report, Table},
};
use std::{path::PathBuf, sync::Arc};
use tokio::{sync::mpsc, task::spawn_blocking};

/// Records handed from the reader to the writer at a time.
const BATCH: usize = 2000;

/// Marks for which room is made before they are read.
const RESERVED: usize = 2_000_000;

/// What the files say, ready to be written.
struct Ready {
    books: Books,
    log: Log,
    sources: Vec<Source>,
}

/// A finished run whose transaction is still open.
pub(super) struct Done {
    pub(super) tx: Tx,
    /// Keys of the persons that came in, not stored yet.
    pub(super) keys: Fresh,
    pub(super) report: Report,
    /// Sheets, and rows to mend.
    pub(super) found: mend::Found,
}

/// Carries the run that began at `at` out, its files read as is `known`, up to the point where it is kept or not.
pub(super) async fn run(cx: &Cx, leave: &Leave, at: i64, (files, known): (Files, Arc<Known>), tell: Teller) -> AppResult<Done> {
    let mut conn = cx.read().await?;
    let books = store::load(leave, &mut conn).await.or_fault()?;
    drop(conn);
    let stamp = Stamp::of(&cx.zone, cx.clock.on_campus(&cx.zone).date, at);
    let (today, teller, seal) = (stamp.today, tell.clone(), cx.seal.clone());
    let ready = spawn_blocking(move || prepare(books, &files, (&known, &seal), today, &teller)).await.map_err(|error| broken(&error)).or_fault()?;
    let mut tx = cx.begin().await?;
    let keys = Fresh::default();
    let ((log, found), sums) = save(cx, leave, &mut tx, &keys, &stamp, ready, &tell).await?;
    tell.phase(Phase::Summing);
    store::refresh(leave, &mut tx, today).await.or_fault()?;
    let totals = store::totals(leave, &mut tx, &cx.seal, &keys).await.or_fault()?;
    let report = Report { totals, rows: log.rows, added: sums.0, unchanged: sums.1, findings: log.findings() };
    Ok(Done { tx, keys, report, found })
}

fn broken(error: &tokio::task::JoinError) -> Fault {
    Fault::Other(error.to_string())
}

/// Reads and checks everything but scores and homework, and reckons who paid for what.
fn prepare(mut books: Books, files: &[(String, PathBuf)], (known, seal): (&Known, &Seal), today: NaiveDate, tell: &Teller) -> Ready {
    let mut log = Log::default();
    let sources = survey(files, known, &mut log);
    tell.all(sources.iter().map(|source| source.rows).sum());
    tell.phase(Phase::Reading);
    let (people, history): (Vec<_>, Vec<_>) = sources.iter().filter(|source| !streamed(source)).partition(|source| source.table <= Table::Learners);
    take(&people, &mut books, &mut log, tell);
    same::join(&mut books, &mut log, seal);
    take(&history, &mut books, &mut log, tell);
    check::repeated_marks(&mut books, &mut log);
    reckon(&mut books, &mut log, today);
    Ready { books, log, sources }
}

/// Reads and checks sheets, one after the other.
fn take(sources: &[&Source], books: &mut Books, log: &mut Log, tell: &Teller) {
    for source in sources {
        if source.table == Table::Attendance {
            tell.phase(Phase::Reckoning);
            books.marks.reserve_exact(usize::try_from(source.rows).unwrap_or(0).min(RESERVED));
        }
        source.read(log, |line, log| {
            tell.read(1);
            check::record(books, source, line, log);
        });
    }
}

/// Whether the records of a sheet go straight to the database.
const fn streamed(source: &Source) -> bool {
    matches!(source.table, Table::Grades | Table::Homework)
}

async fn save(cx: &Cx, leave: &Leave, tx: &mut Tx, keys: &Fresh, stamp: &Stamp, ready: Ready, tell: &Teller) -> AppResult<((Log, mend::Found), (u64, u64))> {
    tell.phase(Phase::Writing);
    let Ready { mut books, log, sources } = ready;
    let written = |records| tell.written(records);
    let mut desk = Desk { leave, conn: tx, seal: &cx.seal, keys, stamp, count: Counter::new(&written) };
    write::write(&mut desk, &mut books).await.or_fault()?;
    let log = stream(&mut desk, Arc::new(books), log, sources).await?;
    Ok((log, desk.count.sums()))
}

/// A batch of records on its way to the database.
enum Batch {
    Grades(Vec<super::books::Grade>),
    Homework(Vec<super::books::Homework>),
}

/// Reads scores and homework on another thread while this one writes them.
async fn stream(desk: &mut Desk<'_>, books: Arc<Books>, log: Log, sources: Vec<Source>) -> AppResult<(Log, mend::Found)> {
    let (send, mut batches) = mpsc::channel(4);
    let reader = spawn_blocking(move || {
        let mut log = read_streamed(&books, log, &sources, &send);
        // Whoever writes is not kept waiting for what comes next.
        drop((send, books));
        let found = mend::Found { heads: log.take_heads(), rows: again(&sources, &log.to_mend()) };
        (log, found)
    });
    while let Some(batch) = batches.recv().await {
        let (rows, added) = match batch {
            Batch::Grades(rows) => (rows.len(), store::grades(desk.leave, desk.conn, &rows, desk.stamp).await.or_fault()?),
            Batch::Homework(rows) => (rows.len(), store::homework(desk.leave, desk.conn, &rows, desk.stamp).await.or_fault()?),
        };
        desk.count.added(added);
        desk.count.unchanged(rows - usize::try_from(added).unwrap_or(rows));
    }
    reader.await.map_err(|error| broken(&error)).or_fault()
}

fn read_streamed(books: &Books, mut log: Log, sources: &[Source], send: &mpsc::Sender<Batch>) -> Log {
    let (mut grades, mut homework) = (Grades::default(), Homeworks::default());
    for source in sources.iter().filter(|source| streamed(source)) {
        if source.table == Table::Homework {
            grades = Grades::default();
        }
        let (mut scores, mut pieces) = (Vec::new(), Vec::new());
        source.read(&mut log, |line, log| {
            match source.table {
                Table::Grades => scores.extend(grades.record(books, source, line, log)),
                _ => pieces.extend(homework.record(books, source, line, log)),
            }
            if scores.len() + pieces.len() >= BATCH {
                hand_on(send, &mut scores, &mut pieces);
            }
        });
        hand_on(send, &mut scores, &mut pieces);
    }
    log
}

/// A writer that is gone has failed already: then the batch goes nowhere.
fn hand_on(send: &mpsc::Sender<Batch>, scores: &mut Vec<super::books::Grade>, pieces: &mut Vec<super::books::Homework>) {
    if !scores.is_empty() {
        let _ = send.blocking_send(Batch::Grades(std::mem::take(scores)));
    }
    if !pieces.is_empty() {
        let _ = send.blocking_send(Batch::Homework(std::mem::take(pieces)));
    }
}
