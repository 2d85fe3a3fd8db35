//! Imports that are running in this process, and how far they are.

use shared::{id::ImportId, intake::Progress};
use std::{collections::HashMap, sync::Arc};
use tokio::sync::watch;

/// Imports that are running. Cheap to clone.
#[derive(Clone, Default)]
pub struct Running {
    progress: watch::Sender<HashMap<ImportId, Progress>>,
    /// One import at a time: the next waits here.
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl Running {
    /// How far an import is, if it is running here.
    #[must_use]
    pub fn progress(&self, id: ImportId) -> Option<Progress> {
        self.progress.borrow().get(&id).copied()
    }

    /// Waits until an import does not run here any more.
    pub async fn ended(&self, id: ImportId) {
        // It fails only when nobody can tell any more, and `self` can.
        drop(self.progress.subscribe().wait_for(|running| !running.contains_key(&id)).await);
    }

    pub(super) fn tell(&self, id: ImportId, progress: Progress) {
        self.progress.send_modify(|running| {
            running.insert(id, progress);
        });
    }

    pub(super) fn over(&self, id: ImportId) {
        self.progress.send_modify(|running| {
            running.remove(&id);
        });
    }

    pub(super) async fn turn(&self) -> tokio::sync::OwnedMutexGuard<()> {
        self.turn.clone().lock_owned().await
    }
}
