//! Rows of the audit.

pub(super) mod many;
pub(super) mod read;
pub(super) mod review;

use super::{Checkpoint, Line, Link, Record, SCHOOL};
use crate::{
    bulk_insert,
    db::{Conn, DbResult},
    execute, fetch_all, fetch_listed, fetch_one, fetch_optional,
    policy::Permit,
    scalar,
};
use std::collections::HashMap;
use uuid::Uuid;

macro_rules! listed {
    ($head:literal, $($tail:tt)*) => { concat!($head, " where true", $($tail)*) };
}

/// The campus of each class and learner the lines are about.
pub(super) async fn campuses(conn: &mut Conn, lines: &[Line]) -> DbResult<HashMap<Uuid, Uuid>> {
    let mut found = HashMap::new();
    let classes = distinct(lines.iter().filter_map(|line| line.class));
    if !classes.is_empty() {
        found.extend(fetch_listed!(conn, (Uuid, Uuid), listed, "select c.id, c.campus_id from class c", "c.id", "$1", &classes)?);
    }
    let learners = distinct(lines.iter().filter(|line| line.class.is_none()).filter_map(|line| line.learner));
    if !learners.is_empty() {
        found.extend(fetch_listed!(conn, (Uuid, Uuid), listed, "select p.id, p.campus_id from learner p", "p.id", "$1", &learners)?);
    }
    Ok(found)
}

fn distinct(ids: impl Iterator<Item = Uuid>) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The last entry of every chain.
pub(super) async fn heads(conn: &mut Conn) -> DbResult<Vec<Link>> {
    fetch_all!(
        conn,
        Link,
        "select e.chain_id, e.seq, e.hash
           from (select (select max(m.seq) from audit_entry m where m.chain_id = k.id) as seq from (select id from campus union all select $1) k) h
           join audit_entry e on e.seq = h.seq",
        SCHOOL
    )
}

pub(super) async fn insert(conn: &mut Conn, records: &[Record]) -> DbResult<()> {
    bulk_insert!(
        conn,
        "insert into audit_entry (seq, id, chain_id, at, actor_id, kind, act, learner_id, account_id, subject_id, fields, times, sealed, prev, hash) ",
        15,
        records,
        |record, b| {
            b.push_bind(record.seq).push_bind(record.id).push_bind(record.chain_id).push_bind(record.at).push_bind(record.actor_id);
            b.push_bind(&record.kind).push_bind(&record.act).push_bind(record.learner_id).push_bind(record.account_id).push_bind(record.subject_id);
            b.push_bind(&record.fields).push_bind(record.times).push_bind(&record.sealed).push_bind(&record.prev).push_bind(&record.hash);
        },
        ""
    )
    .map(|_| ())
}

/// Entries from number `first` on, at most `limit`.
pub(super) async fn from(conn: &mut Conn, first: i64, limit: i64) -> DbResult<Vec<Record>> {
    fetch_all!(
        conn,
        Record,
        "select seq, id, chain_id, at, actor_id, kind, act, learner_id, account_id, subject_id, fields, times, sealed, prev, hash
           from audit_entry where seq >= $1 order by seq limit $2",
        first,
        limit
    )
}

/// The number of the newest entry; 0 before the first.
pub(super) async fn newest(conn: &mut Conn) -> DbResult<i64> {
    scalar!(conn, i64, "select coalesce(max(seq), 0) from audit_entry")
}

pub(super) async fn keep(conn: &mut Conn, checkpoint: &Checkpoint) -> DbResult<u64> {
    execute!(
        conn,
        "insert into audit_checkpoint (size, at, root, peaks, key, signature) values ($1, $2, $3, $4, $5, $6) on conflict (size) do nothing",
        checkpoint.size,
        checkpoint.at,
        &checkpoint.root,
        &checkpoint.peaks,
        &checkpoint.key,
        &checkpoint.signature
    )
}

/// The largest checkpoint of at most `size` entries.
pub(super) async fn checkpoint_until(conn: &mut Conn, size: i64) -> DbResult<Option<Checkpoint>> {
    const SQL: &str = "select size, at, root, peaks, key, signature from audit_checkpoint where size <= $1 order by size desc limit 1";
    fetch_optional!(conn, Checkpoint, SQL, size)
}

/// Checkpoints of more than `after` entries, at most `limit`.
pub(super) async fn checkpoints(conn: &mut Conn, after: i64, limit: i64) -> DbResult<Vec<Checkpoint>> {
    const SQL: &str = "select size, at, root, peaks, key, signature from audit_checkpoint where size > $1 order by size limit $2";
    fetch_all!(conn, Checkpoint, SQL, after, limit)
}

/// The first and the last entry of an interval of time; both 0 where there is none.
pub(super) async fn between<A: review::Reads>(_: &Permit<A>, conn: &mut Conn, from: i64, to: i64) -> DbResult<(i64, i64)> {
    fetch_one!(conn, (i64, i64), "select coalesce(min(seq), 0), coalesce(max(seq), 0) from audit_entry where at >= $1 and at < $2", from, to)
}
