//! SQLite: read-only connections beside one writer that commits in groups.
//!
//! `synchronous=FULL` makes a commit wait for the disk. Writers that stand in line share one commit: each works in its
//! own savepoint, hands the connection on, and is told when the commit that holds its work is durable.

use super::{
    DbResult, Tx,
    readers::{Readers, readers},
};
use sqlx::{
    Connection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    future::Future,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

/// The oldest SQLite without the lost-commit defect of the write-ahead log.
const OLDEST: (u64, u64, u64) = (3, 51, 3);
/// The longest a finished piece of work waits for others to share its commit.
const GATHER: Duration = Duration::from_millis(2);

/// The writer's connection and the works its open transaction holds.
pub struct State {
    pub(super) conn: SqliteConnection,
    /// Whether `begin immediate` has been sent.
    open: bool,
    /// Whether a savepoint was left behind by a work that was dropped.
    torn: bool,
    /// Finished works waiting for the commit.
    waiting: Vec<oneshot::Sender<bool>>,
    since: tokio::time::Instant,
}

/// The one writer.
pub struct Writer {
    state: Arc<Mutex<State>>,
    queue: Arc<AtomicUsize>,
}

pub(super) async fn open(path: &Path) -> DbResult<(Readers, Writer)> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .statement_cache_capacity(256)
        .pragma("cache_size", "-65536")
        .pragma("temp_store", "memory")
        // What is deleted is overwritten: an erased person does not stay in free pages.
        .pragma("secure_delete", "on");
    let mut conn = SqliteConnection::connect_with(&options).await?;
    check_version(&mut conn).await?;
    let readers = readers(options.read_only(true), 8)?;
    let state = State { conn, open: false, torn: false, waiting: Vec::new(), since: tokio::time::Instant::now() };
    Ok((readers, Writer { state: Arc::new(Mutex::new(state)), queue: Arc::new(AtomicUsize::new(0)) }))
}

/// A copy that nobody writes to: it is opened without a lock or a log beside it.
pub(super) fn copy(path: &Path) -> DbResult<Readers> {
    readers(SqliteConnectOptions::new().filename(path).read_only(true).immutable(true), 1)
}

async fn check_version(conn: &mut SqliteConnection) -> DbResult<()> {
    let version: String = sqlx::query_scalar("select sqlite_version()").fetch_one(conn).await?;
    let mut parts = version.split('.').map(|part| part.parse::<u64>().unwrap_or(0));
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found >= OLDEST { Ok(()) } else { Err(sqlx::Error::Configuration(format!("SQLite {version} can lose committed writes").into())) }
}

/// One place in the line for the writer; given back when the wait ends or is given up.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(queue: &Arc<AtomicUsize>) -> Self {
        queue.fetch_add(1, Ordering::SeqCst);
        Self(queue.clone())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Runs a step of the connection to its end although the caller goes away: its notes on what is open stay true.
async fn unbroken<T: Send + 'static>(step: impl Future<Output = DbResult<T>> + Send + 'static) -> DbResult<T> {
    tokio::spawn(step).await.unwrap_or(Err(sqlx::Error::WorkerCrashed))
}

impl Writer {
    pub(super) async fn begin(&self) -> DbResult<Tx> {
        let place = Place::take(&self.queue);
        let mut state = self.state.clone().lock_owned().await;
        drop(place);
        let state = unbroken(async move { state.enter().await.map(|()| state) }).await?;
        Ok(Tx::sqlite(state, Finish { state: self.state.clone(), queue: self.queue.clone() }))
    }

    /// Copies the write-ahead log into the database and empties it, so that what was overwritten is gone from both.
    pub(super) async fn wipe(&self) -> DbResult<()> {
        let mut state = self.state.clone().lock_owned().await;
        state.settle().await?;
        sqlx::query("pragma wal_checkpoint(truncate)").execute(&mut state.conn).await.map(|_| ())
    }

    /// The connection outside any transaction, for migrations.
    pub(super) async fn alone(&self) -> OwnedMutexGuard<State> {
        self.state.clone().lock_owned().await
    }
}

impl State {
    async fn enter(&mut self) -> DbResult<()> {
        self.mend().await?;
        if !self.open {
            sqlx::query("begin immediate").execute(&mut self.conn).await?;
            self.open = true;
            self.since = tokio::time::Instant::now();
        }
        sqlx::query("savepoint work").execute(&mut self.conn).await?;
        self.torn = true;
        Ok(())
    }

    /// Undoes the work that was dropped half-way, if there is one.
    async fn mend(&mut self) -> DbResult<()> {
        if self.torn {
            sqlx::query("rollback to work").execute(&mut self.conn).await?;
            sqlx::query("release work").execute(&mut self.conn).await?;
            self.torn = false;
        }
        Ok(())
    }

    async fn commit(&mut self) -> DbResult<()> {
        let waiting = std::mem::take(&mut self.waiting);
        self.open = false;
        let done = sqlx::query("commit").execute(&mut self.conn).await;
        if done.is_err() {
            let _ = sqlx::query("rollback").execute(&mut self.conn).await;
        }
        for work in waiting {
            let _ = work.send(done.is_ok());
        }
        done.map(|_| ())
    }

    async fn settle(&mut self) -> DbResult<()> {
        self.mend().await?;
        if self.open { self.commit().await } else { Ok(()) }
    }
}

/// How a transaction of the writer ends.
pub struct Finish {
    state: Arc<Mutex<State>>,
    queue: Arc<AtomicUsize>,
}

impl Finish {
    /// Keeps the work: commits now, or leaves it to the next in line and waits for that commit.
    pub(super) async fn keep(self, state: OwnedMutexGuard<State>) -> DbResult<()> {
        unbroken(self.release(state)).await
    }

    async fn release(self, mut state: OwnedMutexGuard<State>) -> DbResult<()> {
        sqlx::query("release work").execute(&mut state.conn).await?;
        state.torn = false;
        if self.queue.load(Ordering::SeqCst) == 0 || state.since.elapsed() >= GATHER {
            return state.commit().await;
        }
        let (tell, told) = oneshot::channel();
        state.waiting.push(tell);
        drop(state);
        self.wait(told).await
    }

    async fn wait(&self, mut told: oneshot::Receiver<bool>) -> DbResult<()> {
        let kept = tokio::select! {
            kept = &mut told => kept,
            () = tokio::time::sleep(GATHER * 2) => {
                self.state.lock().await.settle().await?;
                told.await
            }
        };
        if kept == Ok(true) { Ok(()) } else { Err(sqlx::Error::WorkerCrashed) }
    }

    /// A work was dropped: whoever shares its transaction must still be committed.
    pub(super) fn abandon(self, state: OwnedMutexGuard<State>) {
        drop(state);
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                if let Err(error) = self.state.lock().await.settle().await {
                    tracing::error!(%error, "a dropped work could not be undone");
                }
            });
        }
    }
}
