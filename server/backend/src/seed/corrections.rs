//! Corrections that were made in an archive: by the office, and because a family asked.

use crate::{
    db::{Conn, DbResult},
    execute, fetch_one,
    keys::{Cell, Fresh},
    new_id,
};
use shared::people::ChangeSource;
use uuid::Uuid;

/// The day in milliseconds.
const DAY: i64 = 24 * 3600 * 1000;
/// Field, what it was, what it is, source, days ago.
const CORRECTED: [(&str, &str, &str, ChangeSource, i64); 2] =
    [("school", "汇师小学分校", "汇师小学", ChangeSource::Family, 40), ("availability", "周六全天", "周六上午、周日全天", ChangeSource::Hand, 12)];

pub(super) async fn write(conn: &mut Conn, keys: &Fresh, now: i64) -> DbResult<()> {
    let (learner,) = fetch_one!(conn, (Uuid,), "select id from learner where name = '王小明'")?;
    let (by,) = fetch_one!(conn, (Uuid,), "select id from account where login = 'zhou'")?;
    for (field, before, after, source, days) in CORRECTED {
        let id = new_id();
        let sealed = |column, value: &str| keys.key(learner).close(Cell { person: learner, row: id, column }, value);
        execute!(
            conn,
            "insert into learner_change (id, learner_id, field, at, by_id, source, before_sealed, after_sealed) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            id,
            learner,
            field,
            now - days * DAY,
            by,
            source.word(),
            sealed("learner_change.before_sealed", before),
            sealed("learner_change.after_sealed", after)
        )?;
    }
    Ok(())
}
