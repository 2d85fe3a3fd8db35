//! Files of trials: they wait in this process for whoever wants them tried again or imported, and no longer than they must.

use super::{files::Files, known::Known};
use shared::id::{AccountId, ImportId};
use std::{
    any::Any,
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// How long they wait, counted from when they were handed in.
const PATIENCE: Duration = Duration::from_hours(2);
/// Bytes that wait altogether: more than that, and those that wait longest go.
const ROOM: u64 = 2 << 30;

/// The folder files lie in: it goes with the last of these.
pub type Keep = Arc<dyn Any + Send + Sync>;

/// Files handed in.
#[derive(Clone)]
pub struct Handed {
    /// Names and places.
    pub files: Files,
    /// Their folder.
    #[allow(dead_code, reason = "held, not read")]
    keep: Keep,
    /// By whom.
    by: AccountId,
    /// When.
    at: Instant,
}

impl Handed {
    /// Files that are handed in now.
    pub fn now(files: Files, keep: Keep, by: AccountId) -> Self {
        Self { files, keep, by, at: Instant::now() }
    }

    fn bytes(&self) -> u64 {
        self.files.iter().filter_map(|(_, path)| std::fs::metadata(path).ok()).map(|file| file.len()).sum()
    }
}

/// Files of a trial, and the mappings it reads them with: imported for good they are read as the trial showed.
#[derive(Clone)]
pub struct Waits {
    /// The files.
    pub handed: Handed,
    /// The mappings.
    pub known: Arc<Known>,
    bytes: u64,
}

/// Files by the trial they belong to. Cheap to clone.
#[derive(Clone, Default)]
pub struct Waiting(Arc<Mutex<HashMap<ImportId, Waits>>>);

impl Waiting {
    /// Whether files of a trial are there.
    pub fn has(&self, id: ImportId) -> bool {
        self.lock().contains_key(&id)
    }

    /// Takes the files of a trial out: of two who want them only one goes on with them.
    pub(super) fn take(&self, id: ImportId) -> Option<Waits> {
        self.lock().remove(&id)
    }

    /// Puts back what was taken out and not gone on with.
    pub(super) fn give_back(&self, id: ImportId, waits: Option<Waits>) {
        if let Some(waits) = waits.filter(|waits| waits.handed.at.elapsed() < PATIENCE) {
            self.lock().insert(id, waits);
        }
    }

    /// Lets files wait until their time is over; of one account only its newest trial does.
    pub(super) fn put(&self, id: ImportId, handed: Handed, known: Arc<Known>) {
        let (until, bytes) = (handed.at + PATIENCE, handed.bytes());
        {
            let mut all = self.lock();
            all.retain(|_, other| other.handed.by != handed.by);
            make_room(&mut all, ROOM.saturating_sub(bytes));
            all.insert(id, Waits { handed, known, bytes });
        }
        let own = self.clone();
        tokio::spawn(async move {
            tokio::time::sleep_until(until).await;
            own.lock().remove(&id);
        });
    }

    /// The files of a trial are not waited for any more.
    pub(super) fn drop(&self, id: ImportId) {
        self.lock().remove(&id);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<ImportId, Waits>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lets those go that wait longest, until no more than `room` wait.
fn make_room(all: &mut HashMap<ImportId, Waits>, room: u64) {
    while all.values().map(|waits| waits.bytes).sum::<u64>() > room {
        let Some(oldest) = all.iter().min_by_key(|(_, waits)| waits.handed.at).map(|(id, _)| *id) else { return };
        all.remove(&oldest);
    }
}

#[cfg(test)]
mod tests {
    use super::{Handed, PATIENCE, ROOM, Waiting};
    use shared::id::{AccountId, ImportId};
    use std::{fs::File, sync::Arc, time::Duration};
    use tokio::time::Instant;

    fn id() -> ImportId {
        ImportId(crate::new_id())
    }

    fn handed(by: AccountId) -> Handed {
        Handed::now(Vec::new(), Arc::new(()), by)
    }

    #[tokio::test]
    async fn the_time_counts_from_when_they_were_handed_in() {
        let (waiting, first, second) = (Waiting::default(), id(), id());
        let soon = Duration::from_millis(200);
        let long_ago = Handed { at: Instant::now() + soon - PATIENCE, ..handed(AccountId(crate::new_id())) };
        waiting.put(first, long_ago, Arc::default());
        let waits = waiting.take(first).unwrap();
        assert!(waiting.take(first).is_none(), "one goes on with them");
        waiting.put(second, waits.handed.clone(), Arc::default());
        assert!(waiting.has(second));
        tokio::time::sleep(soon * 2).await;
        assert!(!waiting.has(second), "tried again they wait no longer");
        waiting.give_back(first, Some(waits));
        assert!(!waiting.has(first));
    }

    #[tokio::test]
    async fn of_an_account_the_newest_waits_and_of_all_so_many_bytes() {
        let (waiting, me, them) = (Waiting::default(), AccountId(crate::new_id()), AccountId(crate::new_id()));
        let ids = [id(), id(), id(), id()];
        waiting.put(ids[0], handed(me), Arc::default());
        waiting.put(ids[1], handed(them), Arc::default());
        waiting.put(ids[2], handed(me), Arc::default());
        assert_eq!(ids.map(|id| waiting.has(id)), [false, true, true, false]);
        let folder = tempfile::tempdir().unwrap();
        let (large, half) = (folder.path().join("large"), folder.path().join("half"));
        File::create(&large).unwrap().set_len(ROOM).unwrap();
        File::create(&half).unwrap().set_len(ROOM / 2 + 1).unwrap();
        let other = |path| Handed::now(vec![("a.csv".into(), path)], Arc::new(()), AccountId(crate::new_id()));
        waiting.put(ids[3], other(half.clone()), Arc::default());
        assert_eq!(ids.map(|id| waiting.has(id)), [false, true, true, true], "there is room");
        waiting.put(ids[0], other(half), Arc::default());
        assert!(!waiting.has(ids[3]) && waiting.has(ids[0]), "the older goes");
        waiting.put(ids[3], other(large), Arc::default());
        assert!(!waiting.has(ids[0]) && waiting.has(ids[3]));
    }
}
