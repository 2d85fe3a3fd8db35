//! Files of trials: they wait in this process for whoever wants them tried again or imported, and no longer than they must.

use super::files::Files;
use shared::id::ImportId;
use std::{
    any::Any,
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// How long they wait.
const PATIENCE: Duration = Duration::from_hours(2);

/// The folder files lie in: they go with it.
pub type Keep = Arc<dyn Any + Send + Sync>;

/// Files by the trial they belong to. Cheap to clone.
#[derive(Clone, Default)]
pub struct Waiting(Arc<Mutex<HashMap<ImportId, (Files, Keep)>>>);

impl Waiting {
    /// Whether files of a trial are there.
    pub fn has(&self, id: ImportId) -> bool {
        self.lock().contains_key(&id)
    }

    /// Files of a trial.
    pub(super) fn get(&self, id: ImportId) -> Option<(Files, Keep)> {
        self.lock().get(&id).cloned()
    }

    /// Lets files wait, and forgets them after their time.
    pub(super) fn put(&self, id: ImportId, files: Files, keep: Keep) {
        self.lock().insert(id, (files, keep));
        let own = self.clone();
        tokio::spawn(async move {
            tokio::time::sleep(PATIENCE).await;
            own.lock().remove(&id);
        });
    }

    /// These files are not waited for any more, whichever trials they belong to.
    pub(super) fn drop(&self, keep: &Keep) {
        self.lock().retain(|_, (_, other)| !Arc::ptr_eq(other, keep));
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<ImportId, (Files, Keep)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
