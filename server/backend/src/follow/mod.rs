//! Loops of the house that look again at learners: after events that name them, and at everybody in rounds, after an import and
//! where it is asked for. Each step is one transaction under the lock of one row, so that two servers share the work and a step
//! cut off leaves nothing behind. The loop of the tags (`tags/follow.rs`), which came first, keeps days of its own besides.

mod store;

pub(crate) use store::{progress, rounds, want_round};

use crate::{
    House, OrFault,
    db::{Conn, DbResult},
    event::{self, Recorded},
};
use shared::error::AppResult;
use std::{future::Future, time::Duration};
use store::Stand;
use uuid::Uuid;

/// Events that are read at a time.
const EVENTS: i64 = 200;
/// Learners in one transaction: nobody who writes waits longer for it than for a page.
const BATCH: i64 = 500;
/// How often somebody looks although nothing happened here: another process may have written, or a day begun.
const LOOK: Duration = Duration::from_secs(5);
/// How long a step that failed waits.
const PAUSE: Duration = Duration::from_secs(5);

/// What a loop is about.
pub(crate) trait Follower {
    /// Its row.
    const NAME: &'static str;
    /// Whether a day that begins changes what it finds.
    const DAILY: bool;

    /// Whether what happened may change what it finds.
    fn concerns(_kind: &str) -> bool {
        true
    }

    /// Looks at learners whom something happened to, or at a batch of a round.
    fn look(house: &House, conn: &mut Conn, learners: &[Uuid]) -> impl Future<Output = AppResult<()>> + Send;

    /// A round that is made in one go, outside any transaction; false: it is made in batches.
    fn scan(_: &House) -> impl Future<Output = AppResult<bool>> + Send {
        async { Ok(false) }
    }
}

/// Whether something may have changed about a learner. What the house itself says about tags does not.
fn names<F: Follower>(event: &Recorded) -> Option<Uuid> {
    event.learner_id.filter(|_| !["tag_gained", "tag_lost"].contains(&event.kind.as_str()) && F::concerns(&event.kind))
}

/// Whether very many changed at once.
fn of_many(event: &Recorded) -> bool {
    ["imported", "import_undone"].contains(&event.kind.as_str())
}

/// Does the next piece of work; false: there is none. `seen` is up to where this process has read events that concern nobody.
pub(crate) async fn step<F: Follower>(house: &House, seen: &mut i64) -> AppResult<bool> {
    let mut conn = house.db.read().await.or_fault()?;
    let waiting = store::waiting(&mut conn, F::NAME).await.or_fault()?;
    *seen = (*seen).max(waiting.seq);
    if waiting.newest > *seen {
        let events = event::after(&mut conn, *seen, EVENTS).await.or_fault()?;
        drop(conn);
        if events.iter().any(|event| names::<F>(event).is_some() || of_many(event)) {
            after_events::<F>(house, *seen).await?;
        } else {
            *seen = events.last().map_or(*seen, |event| event.seq);
        }
        return Ok(true);
    }
    drop(conn);
    if F::DAILY && waiting.on_day != Some(house.clock.on_campus(&house.zone).date) {
        return begin_day::<F>(house).await;
    }
    if waiting.wanted > waiting.rounds { round::<F>(house, waiting.wanted).await } else { Ok(false) }
}

async fn after_events<F: Follower>(house: &House, seen: i64) -> AppResult<()> {
    let mut tx = house.db.begin().await.or_fault()?;
    let stand = store::lock(&mut tx, F::NAME).await.or_fault()?;
    let events = event::after(&mut tx, stand.seq.max(seen), EVENTS).await.or_fault()?;
    let mut learners: Vec<Uuid> = events.iter().filter_map(names::<F>).collect();
    learners.sort_unstable();
    learners.dedup();
    if events.iter().any(of_many) {
        want_round(&mut tx, F::NAME).await.or_fault()?;
    }
    if let Some(last) = events.last() {
        store::looked_up_to(&mut tx, F::NAME, last.seq).await.or_fault()?;
    }
    if !learners.is_empty() {
        F::look(house, &mut tx, &learners).await?;
    }
    tx.commit().await.or_fault()
}

async fn begin_day<F: Follower>(house: &House) -> AppResult<bool> {
    let mut tx = house.db.begin().await.or_fault()?;
    if store::begin_day(&mut tx, F::NAME, house.clock.on_campus(&house.zone).date).await.or_fault()? > 0 {
        want_round(&mut tx, F::NAME).await.or_fault()?;
    }
    tx.commit().await.or_fault().map(|()| true)
}

/// One batch of a round, or all of it; `wanted` is which.
async fn round<F: Follower>(house: &House, wanted: i64) -> AppResult<bool> {
    let whole = F::scan(house).await?;
    let mut tx = house.db.begin().await.or_fault()?;
    let stand = store::lock(&mut tx, F::NAME).await.or_fault()?;
    if whole {
        store::made(&mut tx, F::NAME, wanted).await.or_fault()?;
    } else {
        let learners = go_on::<F>(&mut tx, &stand).await.or_fault()?;
        if !learners.is_empty() {
            F::look(house, &mut tx, &learners).await?;
        }
    }
    tx.commit().await.or_fault().map(|()| true)
}

/// The next learners of the round; with the last it is over.
async fn go_on<F: Follower>(conn: &mut Conn, stand: &Stand) -> DbResult<Vec<Uuid>> {
    if stand.wanted == stand.rounds {
        return Ok(Vec::new());
    }
    let learners = store::next_learners(conn, stand.after_id, BATCH).await?;
    match learners.last() {
        Some(last) => store::went_on(conn, F::NAME, *last, i64::try_from(learners.len()).unwrap_or(BATCH)).await?,
        None => store::made(conn, F::NAME, stand.wanted).await?,
    };
    Ok(learners)
}

/// Works until the process ends.
pub(crate) async fn keep<F: Follower>(house: House) {
    let (mut events, mut seen) = (house.hub.subscribe(), 0);
    loop {
        match step::<F>(&house, &mut seen).await {
            // Whatever happens wakes it, and so does the clock.
            Ok(false) => drop(tokio::time::timeout(LOOK, events.recv()).await),
            Ok(true) => {}
            Err(error) => {
                tracing::error!(%error, "the loop of {} was not brought up to date; it is tried again", F::NAME);
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}
