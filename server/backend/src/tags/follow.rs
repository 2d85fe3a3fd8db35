//! Keeping tags true: after events, on the day facts turn by themselves, and after a rule was changed.

use super::{
    engine::Engine,
    store::work::{self, Stand, Waiting},
};
use crate::{
    House, OrFault,
    db::{Conn, DbResult, Tx},
    event::{self, Recorded},
};
use shared::error::AppResult;
use std::time::Duration;
use uuid::Uuid;

/// Events that are read at a time.
const EVENTS: i64 = 200;
/// Learners in one transaction: nobody who writes waits longer for it than for a page.
const BATCH: i64 = 500;
/// How often somebody looks although nothing happened here: another process may have written, or a day begun.
const LOOK: Duration = Duration::from_secs(5);
/// How long a step that failed waits.
const PAUSE: Duration = Duration::from_secs(5);

/// What a step found to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Work {
    /// Events that name learners.
    Events,
    /// Learners whose day has come.
    Due,
    /// A part of a round over all learners.
    Round,
    /// Nothing.
    None,
}

/// Whether what happened may change a fact. What the house itself says about tags does not.
fn concerns(event: &Recorded) -> bool {
    let own = ["tag_gained", "tag_lost"].contains(&event.kind.as_str());
    event.learner_id.is_some() && !own || event.kind == "imported"
}

/// Does the next piece of work. `seen` is up to where this process has read events that concern nobody.
pub async fn step(house: &House, seen: &mut i64) -> AppResult<Work> {
    let mut conn = house.db.read().await.or_fault()?;
    let waiting = work::waiting(&mut conn).await.or_fault()?;
    *seen = (*seen).max(waiting.seq);
    if waiting.newest > *seen {
        let events = event::after(&mut conn, *seen, EVENTS).await.or_fault()?;
        if events.iter().any(concerns) {
            drop(conn);
            return after_events(house, *seen).await;
        }
        *seen = events.last().map_or(*seen, |event| event.seq);
        return Ok(Work::Events);
    }
    by_time_or_round(house, conn, &waiting).await
}

async fn by_time_or_round(house: &House, mut conn: Conn, waiting: &Waiting) -> AppResult<Work> {
    let engine = Engine::load(house, &mut conn).await.or_fault()?;
    drop(conn);
    let latest = engine.days().map(|(_, day)| day).max();
    if waiting.due_on.zip(latest).is_some_and(|(due, today)| due <= today) && by_time(house, &engine).await? {
        return Ok(Work::Due);
    }
    if waiting.wanted > waiting.rounds { round(house).await } else { Ok(Work::None) }
}

async fn after_events(house: &House, seen: i64) -> AppResult<Work> {
    let mut tx = house.db.begin().await.or_fault()?;
    let stand = work::lock(&mut tx).await.or_fault()?;
    let events = event::after(&mut tx, stand.seq.max(seen), EVENTS).await.or_fault()?;
    let mut learners: Vec<Uuid> = events.iter().filter(|event| concerns(event)).filter_map(|event| event.learner_id).collect();
    learners.sort_unstable();
    learners.dedup();
    if events.iter().any(|event| event.kind == "imported") {
        work::want_round(&mut tx).await.or_fault()?;
    }
    if let Some(last) = events.last() {
        work::looked_up_to(&mut tx, last.seq).await.or_fault()?;
    }
    evaluate(house, tx, &learners).await?;
    Ok(Work::Events)
}

/// Whether anybody's day had come.
async fn by_time(house: &House, engine: &Engine) -> AppResult<bool> {
    let mut tx = house.db.begin().await.or_fault()?;
    work::lock(&mut tx).await.or_fault()?;
    let mut learners = Vec::new();
    for (campus, today) in engine.days() {
        learners.extend(work::due(&mut tx, campus, today, BATCH).await.or_fault()?);
    }
    evaluate(house, tx, &learners).await?;
    Ok(!learners.is_empty())
}

async fn round(house: &House) -> AppResult<Work> {
    let mut tx = house.db.begin().await.or_fault()?;
    let stand = work::lock(&mut tx).await.or_fault()?;
    let learners = go_on(&mut tx, &stand).await.or_fault()?;
    evaluate(house, tx, &learners).await?;
    Ok(Work::Round)
}

/// The next learners of the round; with the last it is over.
async fn go_on(conn: &mut Conn, stand: &Stand) -> DbResult<Vec<Uuid>> {
    if stand.wanted == stand.rounds {
        return Ok(Vec::new());
    }
    let learners = work::next_learners(conn, stand.after_id, BATCH).await?;
    match learners.last() {
        Some(last) => work::went_on(conn, *last, i64::try_from(learners.len()).unwrap_or(BATCH)).await?,
        None => work::end_round(conn).await?,
    };
    Ok(learners)
}

/// Asks the rules as they stand inside the transaction, and commits.
async fn evaluate(house: &House, mut tx: Tx, learners: &[Uuid]) -> AppResult<()> {
    if !learners.is_empty() {
        let engine = Engine::load(house, &mut tx).await.or_fault()?;
        engine.evaluate(&mut tx, learners).await?;
    }
    tx.commit().await.or_fault()?;
    house.hub.wake();
    Ok(())
}

/// Works until the process ends.
pub async fn keep_tags(house: House) {
    let (mut events, mut seen) = (house.hub.subscribe(), 0);
    loop {
        match step(&house, &mut seen).await {
            // Whatever happens wakes it, and so does the clock.
            Ok(Work::None) => drop(tokio::time::timeout(LOOK, events.recv()).await),
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, "tags were not brought up to date; it is tried again");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}
