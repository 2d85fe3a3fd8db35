//! Numbers that lead to a learner, and pairs of learners who may be one person.

use super::{Leave, Stamp};
use crate::{
    bulk_insert,
    db::{Conn, DbResult},
    execute, fetch_listed,
    intake::books::{Books, Pair},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Keeps numbers that lead to learners.
pub async fn aliases(leave: &Leave, conn: &mut Conn, rows: &[(&str, Uuid)], stamp: &Stamp) -> DbResult<u64> {
    let (now, by) = (stamp.at, leave.actor().0);
    bulk_insert!(
        conn,
        "insert into learner_alias (no, learner_id, since, by_id) ",
        4,
        rows,
        |row, b| {
            b.push_bind(row.0).push_bind(row.1).push_bind(now).push_bind(by);
        },
        " on conflict (no) do nothing"
    )
}

/// A former learner is here again; the number that came says what the state was.
pub async fn come_back(_: &Leave, conn: &mut Conn, learner: Uuid, state: &str, stamp: &Stamp) -> DbResult<u64> {
    execute!(
        conn,
        "update learner_alias set was_state = (select p.state from learner p where p.id = learner_alias.learner_id) where learner_id = $1 and since = $2",
        learner,
        stamp.at
    )?;
    execute!(conn, "update learner set state = $2, version = version + 1 where id = $1 and state <> $2", learner, state)
}

/// Keeps pairs to look at; what was decided about a pair stays.
pub async fn pairs(_: &Leave, conn: &mut Conn, rows: &[Pair], books: &Books, stamp: &Stamp) -> DbResult<u64> {
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into learner_pair (id, first_id, second_id, bits, found_at, state) ",
        6,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(books.learners.get(row.first).id).push_bind(books.learners.get(row.second).id);
            b.push_bind(row.verdict.bits.hundredths()).push_bind(now).push_bind("open");
        },
        " on conflict (first_id, second_id) do nothing"
    )
}

/// A learner with everything that leads to them.
pub struct LearnerNames {
    pub id: Uuid,
    pub name: String,
    pub numbers: Vec<String>,
}

macro_rules! listed {
    ($($text:tt)*) => { concat!($($text)*) };
}

/// Names and numbers of learners.
pub async fn names(_: &Leave, conn: &mut Conn, ids: &[Uuid]) -> DbResult<Vec<LearnerNames>> {
    let rows = fetch_listed!(
        conn,
        (Uuid, String, String, Option<String>),
        listed,
        "select p.id, p.name, p.no, a.no as alias from learner p left join learner_alias a on a.learner_id = p.id where true",
        "p.id",
        "$1",
        ids
    )?;
    let mut all: BTreeMap<Uuid, LearnerNames> = BTreeMap::new();
    for (id, name, no, alias) in rows {
        all.entry(id).or_insert(LearnerNames { id, name, numbers: vec![no] }).numbers.extend(alias);
    }
    Ok(all.into_values().collect())
}
