//! The one event table: what happened, written in the transaction in which it happened.
//!
//! It feeds live updates and the audit; each event names the class, learner or import whose watchers see it.

use crate::{
    bulk_insert,
    db::{Conn, DbResult, dialect},
    fetch_all,
};
use shared::time::At;
use uuid::Uuid;

/// Something that happened.
#[derive(Clone, Debug, Default)]
pub struct Event {
    /// What, in the past tense: `marked`, `imported`, `signed_in`.
    pub kind: &'static str,
    /// The class it belongs to.
    pub class_id: Option<Uuid>,
    /// The learner it belongs to.
    pub learner_id: Option<Uuid>,
    /// The import it belongs to.
    pub import_id: Option<Uuid>,
    /// The account it is about; for the audit alone.
    pub account: Option<Uuid>,
    /// A JSON document that any watcher of the class or learner may see.
    pub body: String,
    /// Why, or what exactly; for the audit alone, which seals it.
    pub reason: String,
    /// The fields it changed, as in `shared::fields`; for the audit alone.
    pub fields: String,
}

/// An event as it was stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Recorded {
    /// Its place in the order of all events.
    pub seq: i64,
    /// What happened.
    pub kind: String,
    /// The class it belongs to.
    pub class_id: Option<Uuid>,
    /// The learner it belongs to.
    pub learner_id: Option<Uuid>,
    /// The import it belongs to.
    pub import_id: Option<Uuid>,
    /// The JSON document.
    pub body: String,
}

/// Writes events in the transaction of `conn`. Call it last before the commit: on PostgreSQL it makes writers queue.
pub async fn record(conn: &mut Conn, actor: Option<Uuid>, at: At, events: &[Event]) -> DbResult<()> {
    if events.is_empty() {
        return Ok(());
    }
    dialect::order_events(conn).await?;
    bulk_insert!(
        conn,
        "insert into event (at, actor_id, kind, class_id, learner_id, import_id, body) ",
        7,
        events,
        |event, b| {
            b.push_bind(at.0).push_bind(actor).push_bind(event.kind).push_bind(event.class_id);
            b.push_bind(event.learner_id).push_bind(event.import_id).push_bind(event.body.clone());
        },
        ""
    )
    .map(|_| ())
}

/// Events after `seq`, oldest first, at most `limit`.
pub async fn after(conn: &mut Conn, seq: i64, limit: i64) -> DbResult<Vec<Recorded>> {
    fetch_all!(conn, Recorded, "select seq, kind, class_id, learner_id, import_id, body from event where seq > $1 order by seq limit $2", seq, limit)
}

/// The sequence of the newest event; 0 before the first.
pub async fn newest(conn: &mut Conn) -> DbResult<i64> {
    crate::scalar!(conn, i64, "select coalesce(max(seq), 0) from event")
}
