//! What is known to be wrong; for the house itself.

use crate::{
    bulk_insert,
    db::{Conn, DbResult},
    execute, fetch_listed,
};
use chrono::NaiveDate;
use shared::time::At;
use std::collections::HashSet;
use uuid::Uuid;

/// One thing that is wrong.
#[derive(Clone, sqlx::FromRow)]
pub struct Row {
    pub learner_id: Uuid,
    pub check_word: String,
    pub campus_id: Uuid,
    pub owner_id: Option<Uuid>,
    pub mark: Vec<u8>,
    pub since_on: NaiveDate,
}

impl Row {
    fn key(&self) -> (Uuid, &str) {
        (self.learner_id, &self.check_word)
    }

    fn says(&self, other: &Self) -> bool {
        (self.key(), self.campus_id, self.owner_id, &self.mark) == (other.key(), other.campus_id, other.owner_id, &other.mark)
    }
}

macro_rules! all_of {
    ($head:literal, $($tail:tt)*) => { concat!($head, " where true", $($tail)*) };
}

/// What is written of `ids`.
pub async fn of(conn: &mut Conn, ids: &[Uuid]) -> DbResult<Vec<Row>> {
    fetch_listed!(
        conn,
        Row,
        all_of,
        "select f.learner_id, f.check_word, f.campus_id, f.owner_id, f.mark, f.since_on from quality_finding f",
        "f.learner_id",
        "$1",
        ids
    )
}

/// Writes what is wrong now in place of what was. What somebody said of it stays as long as it says the same. The turn begins with the
/// instant: what was mended and comes back has another one, so that no old answer stands for a new one.
pub async fn write(conn: &mut Conn, now: &[Row], before: &[Row], at: At) -> DbResult<()> {
    let is: HashSet<_> = now.iter().map(Row::key).collect();
    for gone in before.iter().filter(|row| !is.contains(&row.key())) {
        execute!(conn, "delete from quality_finding where learner_id = $1 and check_word = $2", gone.learner_id, &gone.check_word)?;
    }
    let known: std::collections::HashMap<_, _> = before.iter().map(|row| (row.key(), row)).collect();
    let new: Vec<&Row> = now.iter().filter(|row| known.get(&row.key()).is_none_or(|old| !old.says(row))).collect();
    bulk_insert!(
        conn,
        "insert into quality_finding (learner_id, check_word, campus_id, owner_id, mark, since_on, state, turn) ",
        8,
        new,
        |row, b| {
            b.push_bind(row.learner_id).push_bind(row.check_word.clone()).push_bind(row.campus_id).push_bind(row.owner_id);
            b.push_bind(row.mark.clone()).push_bind(row.since_on).push_bind("open").push_bind(at.0);
        },
        " on conflict (learner_id, check_word) do update set campus_id = excluded.campus_id, owner_id = excluded.owner_id, mark = excluded.mark,
            state = case when quality_finding.mark = excluded.mark then quality_finding.state else 'open' end,
            since_on = case when quality_finding.mark = excluded.mark then quality_finding.since_on else excluded.since_on end"
    )
    .map(|_| ())
}
