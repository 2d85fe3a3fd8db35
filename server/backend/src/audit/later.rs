//! Entries that do not wait for a transaction of their own: refusals, and looks at a page.
//!
//! A refusal happens inside a transaction that will be undone, so it is written by another one soon after. What waits is
//! bounded: equal refusals are counted together, and past that only their number is kept.

use super::{Kind, Line, write};
use crate::{House, OrFault, db::Tx};
use shared::{error::AppResult, time::At};
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// Entries that wait at most.
const ROOM: usize = 1024;
/// How long the first of them waits for others to be written with it; the longest a crash can make forgotten.
const GATHER: Duration = Duration::from_millis(100);

/// What waits to be written. Cheap to clone.
#[derive(Clone, Default)]
pub struct Later {
    waiting: Arc<Mutex<Waiting>>,
    turn: Arc<tokio::sync::Mutex<()>>,
}

#[derive(Default)]
struct Waiting {
    lines: Vec<Line>,
    uncounted: i64,
    called: bool,
}

impl Waiting {
    fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.uncounted == 0
    }

    fn take(&mut self, now: At) -> Vec<Line> {
        self.called = false;
        let mut lines = std::mem::take(&mut self.lines);
        let more = std::mem::take(&mut self.uncounted);
        lines.extend((more > 0).then(|| Line::uncounted(now, more)));
        lines
    }

    /// Puts back what could not be written, as far as there is room.
    fn give_back(&mut self, lines: Vec<Line>) {
        for line in lines {
            if self.lines.len() < ROOM { self.lines.push(line) } else { self.uncounted += line.times }
        }
    }
}

impl Later {
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a line that must not be lost: without room it is written at once. What is looked at on one page is one line.
    pub(super) async fn keep(&self, house: &House, line: Line) -> AppResult<()> {
        let full = self.waiting().lines.len() >= ROOM;
        if full {
            let tx = house.db.begin().await.or_fault()?;
            return save(house, tx, vec![line]).await;
        }
        let mut waiting = self.waiting();
        if !waiting.lines.iter_mut().any(|known| known.joins(&line)) {
            waiting.lines.push(line);
        }
        drop(waiting);
        self.call(house);
        Ok(())
    }

    /// Takes a line that may be counted together with its like.
    pub(super) fn count(&self, house: &House, line: Line) {
        tracing::info!(account = ?line.actor.map(|actor| actor.0), act = line.act, kind = Kind::word(line.kind), "refused");
        let mut waiting = self.waiting();
        let room = waiting.lines.len() < ROOM;
        match waiting.lines.iter_mut().find(|other| other.is_like(&line)) {
            Some(known) => known.times += 1,
            None if room => waiting.lines.push(line),
            None => waiting.uncounted += 1,
        }
        drop(waiting);
        self.call(house);
    }

    /// Has what waits written soon.
    fn call(&self, house: &House) {
        let called = std::mem::replace(&mut self.waiting().called, true);
        if called {
            return;
        }
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            let house = house.clone();
            runtime.spawn(async move {
                tokio::time::sleep(GATHER).await;
                house.later.flush(&house).await
            });
        }
    }

    /// Writes all that waits; returns when it is durable. Called before a process ends.
    pub async fn flush(&self, house: &House) -> AppResult<()> {
        let _turn = self.turn.lock().await;
        while !self.waiting().is_empty() {
            let tx = house.db.begin().await.or_fault()?;
            let lines = self.waiting().take(house.clock.now());
            if let Err(error) = save(house, tx, lines.clone()).await {
                self.waiting().give_back(lines);
                return Err(error);
            }
        }
        Ok(())
    }
}

async fn save(house: &House, mut tx: Tx, lines: Vec<Line>) -> AppResult<()> {
    write(house, &mut tx, lines).await.or_fault()?;
    tx.commit().await.or_fault()
}
