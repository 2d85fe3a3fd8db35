//! Rows of rules, of codes of campuses and of what was given.

use super::{AddLearner, SetNumbering};
use crate::{
    db::{Conn, DbResult, dialect},
    execute, fetch_all, fetch_one, fetch_optional,
    policy::{Act, Permit},
};
use shared::{id::CampusId, people::NumberRule};
use uuid::Uuid;

/// A rule as it was set.
#[derive(sqlx::FromRow)]
pub(super) struct RuleRow {
    pub(super) version: i64,
    pub(super) at: i64,
    pub(super) by: String,
    pub(super) rule: String,
}

/// The rule in force.
pub(super) async fn rule<A: Act>(_: &Permit<A>, conn: &mut Conn) -> DbResult<Option<RuleRow>> {
    fetch_optional!(
        conn,
        RuleRow,
        "select r.version, r.at, coalesce(a.name, '') as by, r.rule from number_rule r left join account a on a.id = r.by_id order by r.version desc limit 1"
    )
}

/// Adds a rule; how many that were: nobody sets the same version twice.
pub(super) async fn set(permit: &Permit<SetNumbering>, conn: &mut Conn, version: i64, rule: &str) -> DbResult<u64> {
    execute!(
        conn,
        "insert into number_rule (version, at, by_id, rule) values ($1, $2, $3, $4) on conflict (version) do nothing",
        version,
        permit.now().0,
        permit.actor().0,
        rule
    )
}

/// Every campus: which, its name, its code.
pub(super) async fn campuses(_: &Permit<SetNumbering>, conn: &mut Conn) -> DbResult<Vec<(CampusId, String, String)>> {
    let rows = fetch_all!(conn, (Uuid, String, String), "select id, name, coalesce(code, '') from campus order by name")?;
    Ok(rows.into_iter().map(|(id, name, code)| (CampusId(id), name, code)).collect())
}

pub(super) async fn set_code(_: &Permit<SetNumbering>, conn: &mut Conn, campus: CampusId, code: &str) -> DbResult<u64> {
    execute!(conn, "update campus set code = $2 where id = $1", campus.0, code)
}

/// The code of a campus; empty: none.
pub(super) async fn code(_: &Permit<AddLearner>, conn: &mut Conn, campus: CampusId) -> DbResult<Option<String>> {
    let row = fetch_optional!(conn, (String,), "select coalesce(code, '') from campus where id = $1", campus.0)?;
    Ok(row.map(|(code,)| code))
}

/// The last running number behind `head`; who asks next waits until this transaction ends.
pub(super) async fn lock(_: &Permit<AddLearner>, conn: &mut Conn, head: &str) -> DbResult<i64> {
    execute!(conn, "insert into number_given (head, last) values ($1, 0) on conflict (head) do update set last = number_given.last", head)?;
    fetch_one!(conn, (i64,), "select last from number_given where head = $1", head).map(|(last,)| last)
}

/// The last running number behind `head`; 0 before the first.
pub(super) async fn last(_: &Permit<SetNumbering>, conn: &mut Conn, head: &str) -> DbResult<i64> {
    Ok(fetch_optional!(conn, (i64,), "select last from number_given where head = $1", head)?.map_or(0, |(last,)| last))
}

/// Keeps what was given.
pub(super) async fn given(_: &Permit<AddLearner>, conn: &mut Conn, head: &str, running: i64) -> DbResult<u64> {
    execute!(conn, "update number_given set last = $2 where head = $1", head, running)
}

/// Whether somebody has a number, or had it besides.
pub(super) async fn is_taken<A: Act>(_: &Permit<A>, conn: &mut Conn, no: &str) -> DbResult<bool> {
    dialect::is_number_taken(conn, no).await
}

/// The highest numbers of `rule` that begin with `head`.
pub(super) async fn taken<A: Act>(_: &Permit<A>, conn: &mut Conn, rule: &NumberRule, head: &str) -> DbResult<Vec<String>> {
    dialect::numbers_taken(conn, head, rule.length(head), rule.width.into()).await
}
