//! Imports that are running in this process, and how far they are.

use shared::{id::ImportId, intake::Progress};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// Imports that are running. Cheap to clone.
#[derive(Clone, Default)]
pub struct Running {
    progress: Arc<Mutex<HashMap<ImportId, Progress>>>,
    /// One import at a time: the next waits here.
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl Running {
    /// How far an import is, if it is running here.
    #[must_use]
    pub fn progress(&self, id: ImportId) -> Option<Progress> {
        self.lock().get(&id).copied()
    }

    pub(super) fn tell(&self, id: ImportId, progress: Progress) {
        self.lock().insert(id, progress);
    }

    pub(super) fn over(&self, id: ImportId) {
        self.lock().remove(&id);
    }

    pub(super) async fn turn(&self) -> tokio::sync::OwnedMutexGuard<()> {
        self.turn.clone().lock_owned().await
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<ImportId, Progress>> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
