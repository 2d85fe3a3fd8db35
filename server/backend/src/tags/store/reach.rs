//! Learners in the reader's reach who carry tags, or would.

use super::super::policy::{ListTags, ManageTags};
use crate::{
    db::{Conn, DbResult},
    fetch_all, fetch_listed,
    people::scoped,
    policy::Permit,
};
use chrono::NaiveDate;
use uuid::Uuid;

/// How many of them carry each tag now.
pub async fn carriers(permit: &Permit<ListTags>, conn: &mut Conn, today: NaiveDate) -> DbResult<Vec<(Uuid, i64)>> {
    fetch_all!(
        conn,
        (Uuid, i64),
        scoped!("select t.tag_id, count(*) from learner p join learner_tag t on t.learner_id = p.id and t.until_at is null", " group by t.tag_id"),
        permit.scope().account.0,
        permit.scope().now.0,
        today
    )
}

/// The next of them by id.
pub async fn learners(permit: &Permit<ManageTags>, conn: &mut Conn, today: NaiveDate, after: Option<Uuid>, limit: i64) -> DbResult<Vec<Uuid>> {
    let rows = fetch_all!(
        conn,
        (Uuid,),
        scoped!("select p.id from learner p", " and p.erased_at is null and p.id > $4 order by p.id limit $5"),
        permit.scope().account.0,
        permit.scope().now.0,
        today,
        after.unwrap_or_default(),
        limit
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Number and name of some of them.
pub async fn named(permit: &Permit<ManageTags>, conn: &mut Conn, today: NaiveDate, ids: &[Uuid]) -> DbResult<Vec<(Uuid, String, String)>> {
    fetch_listed!(
        conn,
        (Uuid, String, String),
        scoped,
        "select p.id, p.no, p.name from learner p",
        "p.id",
        "$4",
        ids,
        permit.scope().account.0,
        permit.scope().now.0,
        today
    )
}
