//! The audit: an entry for everything that was changed, looked at in clear, or refused.
//!
//! Entries are numbered without a gap and chained by their hashes, one chain a campus and one for the school. What they
//! say in words is sealed before it is hashed: when the key is gone the words are gone and the chain still holds.

mod alarm;
mod chain;
mod checkpoint;
mod entry;
mod export;
pub mod file;
mod later;
mod log;
mod many;
mod policy;
mod record;
mod review;
mod sealer;
mod signer;
mod store;
mod tree;
mod verified;
mod verify;

pub use alarm::{open_alarms, settle_alarm};
pub use chain::{Chain, Flaw, Link};
pub use checkpoint::{Checkpoint, keep_signing, sign, sign_if_due};
pub use entry::Entry;
pub(crate) use entry::Line;
pub use export::export;
pub use later::Later;
pub use log::log;
pub use many::Archives;
pub use policy::{ReviewAudit, SettleAlarm, ViewAudit};
pub use record::Record;
pub use review::{review_period, reviews};
use sealer::Sealer;
pub use sealer::{Words, words};
pub use shared::audit::Kind;
pub use signer::Signer;
pub use tree::Tree;
pub use verified::verify_now;
pub use verify::{Broken, Follower, Held};

use crate::{
    Cx, Fault, House, OrFault,
    db::{Conn, dialect},
    policy::Act,
};
use shared::error::AppResult;
use uuid::Uuid;

/// The chain of what belongs to no campus.
pub const SCHOOL: Uuid = Uuid::nil();

impl Cx {
    /// Writes entries in the transaction of `conn`. Call it late: from here to the commit the writers pass one at a time.
    pub async fn audit(&self, conn: &mut Conn, entries: &[Entry]) -> AppResult<()> {
        let lines = entries.iter().map(|entry| Line::of(self, entry)).collect();
        write(&self.house, conn, lines).await.or_fault()
    }

    /// Notes that personal data is being looked at. The page does not wait, unless very many entries do already.
    pub async fn looked(&self, entry: &Entry) -> AppResult<()> {
        self.house.later.keep(&self.house, Line::of(self, entry)).await
    }

    /// Notes a refusal; equal ones are counted together, and when very many wait the rest are only counted.
    pub(crate) fn refused<A: Act>(&self, on: &A::On) {
        self.house.later.count(&self.house, Line::denied::<A>(self, on));
    }

    /// Notes a request that was turned away before anything was asked of the policy: `why`, and of `what` where that is known.
    /// Counted like a refusal, and it never holds what was sent.
    pub fn turned_away(&self, why: &'static str, what: &str) {
        self.failed(&Entry { kind: Kind::Denied, act: why, chosen: what.to_owned(), ..Entry::default() });
    }

    /// Notes something that came to nothing, such as a sign-in; counted like a refusal.
    pub(crate) fn failed(&self, entry: &Entry) {
        self.house.later.count(&self.house, Line::of(self, entry));
    }
}

/// Chains `lines` to what is there and writes them, and what they make noticed.
pub(crate) async fn write(house: &House, conn: &mut Conn, mut lines: Vec<Line>) -> Result<(), Fault> {
    if lines.is_empty() {
        return Ok(());
    }
    let campuses = store::campuses(conn, &lines).await?;
    let sealer = Sealer::of(house, &lines).await?;
    dialect::order_events(conn).await?;
    let noticed = many::notice(house, conn, &lines).await?;
    lines.extend(noticed);
    let mut chain = Chain::from(store::heads(conn).await?);
    let records: Vec<Record> = lines.into_iter().map(|line| chain.add(line.record(&campuses, &sealer))).collect();
    Ok(store::insert(conn, &records).await?)
}

/// Entries that are read at a time when the chain is followed.
const STEP: i64 = 2000;

/// Follows the log from a checkpoint about `entries` before its end; none: from the first entry.
pub async fn verify(house: &House, entries: Option<i64>) -> AppResult<Result<Held, Broken>> {
    let mut conn = house.db.read().await.or_fault()?;
    let newest = store::newest(&mut conn).await.or_fault()?;
    let start = entries.map_or(0, |entries| newest - entries);
    let start = store::checkpoint_until(&mut conn, start).await.or_fault()?;
    let mut follower = match Follower::new(start.as_ref()) {
        Ok(follower) => follower,
        Err(broken) => return Ok(Err(broken)),
    };
    loop {
        // Checkpoints first: the entries of each were there before it.
        let checkpoints = store::checkpoints(&mut conn, follower.seq(), STEP).await.or_fault()?;
        let records = store::from(&mut conn, follower.seq() + 1, STEP).await.or_fault()?;
        if let Err(broken) = follow(&mut follower, &records, &checkpoints) {
            return Ok(Err(broken));
        }
        if records.is_empty() {
            return Ok(Ok(follower.held()));
        }
    }
}

fn follow(follower: &mut Follower, records: &[Record], checkpoints: &[Checkpoint]) -> Result<(), Broken> {
    let mut checkpoints = checkpoints.iter().peekable();
    for record in records {
        follower.entry(record)?;
        if let Some(checkpoint) = checkpoints.next_if(|checkpoint| checkpoint.size <= record.seq) {
            follower.checkpoint(checkpoint)?;
        }
    }
    match checkpoints.next() {
        Some(beyond) if records.is_empty() => follower.checkpoint(beyond),
        _ => Ok(()),
    }
}
