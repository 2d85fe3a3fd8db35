//! Who carries which tag by a rule; for the house itself.

use crate::{
    bulk_insert,
    db::{Conn, DbResult},
    fetch_listed,
};
use shared::{id::TagId, time::At};
use std::collections::HashMap;
use uuid::Uuid;

/// A tag that somebody carries from now on.
pub struct Gained {
    pub learner: Uuid,
    pub tag: TagId,
    /// The reasons, as JSON.
    pub why: String,
}

macro_rules! all_of {
    ($head:literal, $($tail:tt)*) => { concat!($head, $($tail)*) };
}
macro_rules! ended {
    ($head:literal, $($tail:tt)*) => { concat!($head, " where until_at is null", $($tail)*, " returning id") };
}

/// The automatic tags that `ids` carry now: row and tag of each, by learner.
pub async fn automatic(conn: &mut Conn, ids: &[Uuid]) -> DbResult<HashMap<Uuid, Vec<(Uuid, Uuid)>>> {
    let rows = fetch_listed!(
        conn,
        (Uuid, Uuid, Uuid),
        all_of,
        "select t.learner_id, t.id, t.tag_id from learner_tag t join tag g on g.id = t.tag_id where t.until_at is null and g.rule is not null",
        "t.learner_id",
        "$1",
        ids
    )?;
    let mut carried: HashMap<Uuid, Vec<(Uuid, Uuid)>> = HashMap::new();
    for (learner, row, tag) in rows {
        carried.entry(learner).or_default().push((row, tag));
    }
    Ok(carried)
}

/// Writes the tags that came.
pub async fn gain(conn: &mut Conn, gained: &[Gained], now: At) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into learner_tag (id, learner_id, tag_id, from_at, why) ",
        5,
        gained,
        |row, b| {
            b.push_bind(crate::new_id()).push_bind(row.learner).push_bind(row.tag.0).push_bind(now.0).push_bind(row.why.clone());
        },
        " on conflict do nothing"
    )
}

/// Ends the rows of tags that went.
pub async fn lose(conn: &mut Conn, rows: &[Uuid], now: At) -> DbResult<()> {
    if !rows.is_empty() {
        fetch_listed!(conn, (Uuid,), ended, "update learner_tag set until_at = $1", "id", "$2", rows, now.0)?;
    }
    Ok(())
}
