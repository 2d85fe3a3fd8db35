//! Putting jobs in line, claiming them, saying how they went.

use crate::{
    db::{Conn, Db, DbResult, dialect},
    execute, fetch_one,
};
use shared::time::At;
use uuid::Uuid;

/// Seconds a worker may keep a job before another may take it.
const LEASE: i64 = 60;
/// Seconds until the next try, by the number of tries so far (security.md, Writes).
const PAUSES: [i64; 6] = [5, 300, 1800, 7200, 18_000, 36_000];

/// A claimed job.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Job {
    /// Which job.
    pub id: Uuid,
    /// What is to be done.
    pub kind: String,
    /// With what: a JSON document.
    pub body: String,
    /// Tries so far, this one included.
    pub attempts: i64,
}

/// How a try ended.
pub enum Outcome {
    /// Done for good.
    Done,
    /// Failed, with words for the log; tried again until the tries are used up.
    Failed(String),
}

/// Puts a job in line within the transaction of `conn`. The same `once_key` is put in line once.
pub async fn enqueue(conn: &mut Conn, kind: &str, once_key: &str, body: &str, now: At) -> DbResult<bool> {
    const SQL: &str =
        "insert into job (id, kind, body, once_key, state, run_at, created_at) values ($1, $2, $3, $4, 'ready', $5, $5) on conflict (once_key) do nothing";
    execute!(conn, SQL, crate::new_id(), kind, body, once_key, now.0).map(|rows| rows == 1)
}

/// Claims up to `limit` jobs that are due, or whose worker was lost.
pub async fn claim(db: &Db, now: At, limit: i64) -> DbResult<Vec<Job>> {
    let mut tx = db.begin().await?;
    let ids = dialect::claim_jobs(&mut tx, now.0, now.plus_seconds(LEASE).0, limit).await?;
    let mut jobs = Vec::with_capacity(ids.len());
    for id in ids {
        jobs.push(fetch_one!(&mut tx, Job, "select id, kind, body, attempts from job where id = $1", id)?);
    }
    tx.commit().await?;
    Ok(jobs)
}

/// Says how a try ended. After the last pause a job is dead: it stays, to be looked at.
pub async fn finish(db: &Db, job: &Job, outcome: Outcome, now: At) -> DbResult<()> {
    let pause = usize::try_from(job.attempts - 1).ok().and_then(|tries| PAUSES.get(tries));
    let (state, run_at, error) = match (outcome, pause) {
        (Outcome::Done, _) => ("done", now, None),
        (Outcome::Failed(error), Some(pause)) => ("ready", now.plus_seconds(*pause), Some(error)),
        (Outcome::Failed(error), None) => ("dead", now, Some(error)),
    };
    let mut tx = db.begin().await?;
    execute!(
        &mut tx,
        "update job set state = $2, run_at = $3, last_error = $4, lease_until = null where id = $1 and attempts = $5",
        job.id,
        state,
        run_at.0,
        error,
        job.attempts
    )?;
    tx.commit().await
}
