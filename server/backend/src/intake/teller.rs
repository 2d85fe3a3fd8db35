//! Telling how far a run is, without telling too often.

use shared::intake::{Phase, Progress};
use std::sync::{Arc, Mutex, PoisonError};

/// Rows between two tellings.
const STEP: u64 = 500;

struct State {
    phase: Phase,
    all: u64,
    read: u64,
    written: u64,
    told: u64,
}

/// Tells the progress of one run. Cheap to clone.
#[derive(Clone)]
pub(super) struct Teller {
    state: Arc<Mutex<State>>,
    to: Arc<dyn Fn(Progress) + Send + Sync>,
}

impl Teller {
    pub(super) fn new(to: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        let state = State { phase: Phase::Opening, all: 0, read: 0, written: 0, told: 0 };
        Self { state: Arc::new(Mutex::new(state)), to: Arc::new(to) }
    }

    pub(super) fn phase(&self, phase: Phase) {
        self.change(true, |state| state.phase = phase);
    }

    pub(super) fn all(&self, rows: u64) {
        self.change(true, |state| state.all = rows);
    }

    pub(super) fn read(&self, rows: u64) {
        self.change(false, |state| state.read += rows);
    }

    /// `records` are written altogether.
    pub(super) fn written(&self, records: u64) {
        self.change(false, |state| state.written = records);
    }

    pub(super) fn progress(&self) -> Progress {
        of(&self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn change(&self, always: bool, change: impl FnOnce(&mut State)) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut state);
        let done = state.read + state.written;
        if always || done >= state.told + STEP {
            state.told = done;
            (self.to)(of(&state));
        }
    }
}

/// A row counts half when it is read and half when it is written.
fn of(state: &State) -> Progress {
    let half = u64::midpoint(state.read, state.written);
    let done = if state.phase == Phase::Done { state.all } else { half.min(state.all) };
    Progress { phase: state.phase, done, all: state.all }
}
