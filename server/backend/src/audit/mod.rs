//! The audit: an entry for everything that was changed, looked at in clear, or refused.
//!
//! Entries are numbered without a gap and chained by their hashes, one chain a campus and one for the school. What they
//! say in words is sealed before it is hashed: when the key is gone the words are gone and the chain still holds.

mod chain;
mod entry;
mod later;
mod record;
mod store;

pub use chain::{Chain, Flaw, Link};
pub use entry::Entry;
pub(crate) use entry::Line;
pub use later::Later;
pub use record::Record;
pub use shared::audit::Kind;

use crate::{
    Cx, House, OrFault,
    db::{Conn, DbResult, dialect},
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

    /// Notes something that came to nothing, such as a sign-in; counted like a refusal.
    pub(crate) fn failed(&self, entry: &Entry) {
        self.house.later.count(&self.house, Line::of(self, entry));
    }
}

/// Chains `lines` to what is there and writes them.
pub(crate) async fn write(house: &House, conn: &mut Conn, lines: Vec<Line>) -> DbResult<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let campuses = store::campuses(conn, &lines).await?;
    dialect::order_events(conn).await?;
    let mut chain = Chain::from(store::heads(conn).await?);
    let records: Vec<Record> = lines.into_iter().map(|line| chain.add(line.record(&campuses, &house.seal))).collect();
    store::insert(conn, &records).await
}

/// Entries that are read at a time when the chain is followed.
const STEP: i64 = 2000;

/// Follows the chains from their beginning. Answers how many entries there are, or the number of the first that is wrong.
pub async fn verify(house: &House) -> AppResult<Result<i64, (i64, Flaw)>> {
    let mut chain = Chain::before(1);
    loop {
        let mut conn = house.db.read().await.or_fault()?;
        let records = store::from(&mut conn, chain.seq() + 1, STEP).await.or_fault()?;
        drop(conn);
        if records.is_empty() {
            return Ok(Ok(chain.seq()));
        }
        for record in records {
            if let Err(flaw) = chain.follow(&record) {
                return Ok(Err((record.seq, flaw)));
            }
        }
    }
}
