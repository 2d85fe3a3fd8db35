//! Reads new events once a process and hands them to all streams.

use crate::{
    db::{Db, dialect},
    event::{self, Recorded},
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::sync::{Notify, broadcast};

/// Events a slow stream may lag behind before it is told to start over.
const BACKLOG: usize = 4096;
/// How often the table is read although nobody woke the reader: a lost wake-up costs this much.
const LOOK: Duration = Duration::from_secs(5);

/// What a stream is told.
pub type Signal = Arc<Recorded>;

/// Hands events to the streams of this process.
#[derive(Clone)]
pub struct Hub {
    events: broadcast::Sender<Signal>,
    fresh: Arc<Notify>,
    /// Whether this process committed events that the others have not been told of.
    mine: Arc<AtomicBool>,
    /// Whether the reader has taken its start.
    running: Arc<AtomicBool>,
}

impl Default for Hub {
    fn default() -> Self {
        Self { events: broadcast::channel(BACKLOG).0, fresh: Arc::new(Notify::new()), mine: Arc::default(), running: Arc::default() }
    }
}

impl Hub {
    /// New events were committed by this process.
    pub fn wake(&self) {
        self.mine.store(true, Ordering::SeqCst);
        self.fresh.notify_one();
    }

    /// Events from now on.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Signal> {
        self.events.subscribe()
    }

    /// Whether [`Hub::run`] has begun to read.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.running.load(Ordering::SeqCst)
    }

    /// Streams that are open now.
    #[must_use]
    pub fn streams(&self) -> usize {
        self.events.receiver_count()
    }

    /// Reads the event table whenever it is woken, here or by another process, until the process ends.
    pub async fn run(self, db: Db) -> crate::db::DbResult<()> {
        let mut seq = event::newest(&mut db.read().await?).await?;
        let fresh = self.fresh.clone();
        dialect::on_notice(&db, move || fresh.notify_one()).await?;
        self.running.store(true, Ordering::SeqCst);
        loop {
            let found = event::after(&mut db.read().await?, seq, 500).await?;
            if found.is_empty() {
                let _ = tokio::time::timeout(LOOK, self.fresh.notified()).await;
                continue;
            }
            seq = found.last().map_or(seq, |event| event.seq);
            for event in found {
                let _ = self.events.send(Arc::new(event));
            }
            if self.mine.swap(false, Ordering::SeqCst) {
                dialect::wake_others(&mut db.read().await?).await?;
            }
        }
    }
}
