//! The log for its readers.

use super::super::{Record, ViewAudit};
use crate::{
    db::{Conn, DbResult},
    fetch_all, fetch_optional,
    policy::Permit,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
pub(in super::super) struct LogRow {
    pub(in super::super) seq: i64,
    pub(in super::super) at: i64,
    pub(in super::super) actor_id: Option<Uuid>,
    pub(in super::super) actor: Option<String>,
    pub(in super::super) kind: String,
    pub(in super::super) act: String,
    pub(in super::super) learner_id: Option<Uuid>,
    pub(in super::super) learner: Option<String>,
    pub(in super::super) account_id: Option<Uuid>,
    pub(in super::super) account: Option<String>,
    pub(in super::super) fields: String,
    pub(in super::super) times: i64,
}

/// The filters as they are bound: an absent one lets everything pass.
pub(in super::super) struct Narrow {
    pub(in super::super) actor: Option<Uuid>,
    pub(in super::super) learner: Option<Uuid>,
    pub(in super::super) kind: Option<&'static str>,
    pub(in super::super) field: Option<String>,
    /// From this instant on.
    pub(in super::super) from: i64,
    /// Until before this instant.
    pub(in super::super) until: i64,
    /// Before this entry: instant and number.
    pub(in super::super) before: (i64, i64),
}

macro_rules! rows {
    ($filter:literal) => {
        concat!(
            "select e.seq, e.at, e.actor_id, a.name as actor, e.kind, e.act, e.learner_id, p.name as learner, e.account_id, b.name as account, e.fields, e.times
               from audit_entry e left join account a on a.id = e.actor_id left join learner p on p.id = e.learner_id left join account b on b.id = e.account_id
              where ",
            $filter
        )
    };
}

/// A page through one of the indexes: a text each, so that the database need not guess which filter is narrow.
macro_rules! through {
    ($conn:ident, $narrow:ident, $limit:ident, $filter:literal, $value:expr) => {
        fetch_all!(
            $conn,
            LogRow,
            concat!(
                rows!($filter),
                " and e.at >= $2 and e.at < $3 and (e.at, e.seq) < ($4, $5) and (e.actor_id = $6 or $6 is null) and (e.kind = $7 or $7 is null)
                  and (e.fields like $8 or $8 is null) order by e.at desc, e.seq desc limit $9"
            ),
            $value,
            $narrow.from,
            $narrow.until,
            $narrow.before.0,
            $narrow.before.1,
            $narrow.actor,
            $narrow.kind,
            &$narrow.field,
            $limit
        )
    };
}

/// A page of the log, the newest first.
pub(in super::super) async fn list(_: &Permit<ViewAudit>, conn: &mut Conn, narrow: &Narrow, limit: i64) -> DbResult<Vec<LogRow>> {
    match (narrow.learner, narrow.actor, narrow.kind) {
        (Some(learner), _, _) => through!(conn, narrow, limit, "e.learner_id = $1", learner),
        (_, Some(actor), _) => through!(conn, narrow, limit, "e.actor_id = $1", actor),
        (_, _, Some(kind)) => through!(conn, narrow, limit, "e.kind = $1", kind),
        _ => through!(conn, narrow, limit, "e.times >= $1", 0_i64),
    }
}

/// One entry as it is listed.
pub(in super::super) async fn row(_: &Permit<ViewAudit>, conn: &mut Conn, seq: i64) -> DbResult<Option<LogRow>> {
    fetch_optional!(conn, LogRow, rows!("e.seq = $1"), seq)
}

/// The entry before `seq` in its chain.
pub(in super::super) async fn before(_: &Permit<ViewAudit>, conn: &mut Conn, chain: Uuid, seq: i64) -> DbResult<Option<Vec<u8>>> {
    const SQL: &str = "select hash from audit_entry where chain_id = $1 and seq < $2 order by seq desc limit 1";
    Ok(fetch_optional!(conn, (Vec<u8>,), SQL, chain, seq)?.map(|(hash,)| hash))
}

/// The name of a campus.
pub(in super::super) async fn campus(_: &Permit<ViewAudit>, conn: &mut Conn, chain: Uuid) -> DbResult<Option<String>> {
    Ok(fetch_optional!(conn, (String,), "select name from campus where id = $1", chain)?.map(|(name,)| name))
}

/// The last entry of an act of the log itself.
pub(in super::super) async fn last_of(_: &Permit<ViewAudit>, conn: &mut Conn, act: &str) -> DbResult<Option<Record>> {
    fetch_optional!(
        conn,
        Record,
        "select seq, id, chain_id, at, actor_id, kind, act, learner_id, account_id, subject_id, fields, times, sealed, prev, hash
           from audit_entry where kind = 'audit' and act = $1 order by at desc, seq desc limit 1",
        act
    )
}

/// Accounts of this name or login, and learners of this name or number.
pub(in super::super) async fn named(_: &Permit<ViewAudit>, conn: &mut Conn, q: &str) -> DbResult<(Vec<(Uuid, String)>, Vec<(Uuid, String)>)> {
    let accounts = fetch_all!(conn, (Uuid, String), "select id, name from account where name = $1 or login = $1 order by login limit 20", q)?;
    let learners = fetch_all!(conn, (Uuid, String), "select id, name from learner where name = $1 or no = $1 order by no limit 20", q)?;
    Ok((accounts, learners))
}

/// The name of an account and of a learner.
pub(in super::super) async fn names(
    _: &Permit<ViewAudit>,
    conn: &mut Conn,
    actor: Option<Uuid>,
    learner: Option<Uuid>,
) -> DbResult<(Option<String>, Option<String>)> {
    let actor = match actor {
        Some(actor) => fetch_optional!(conn, (String,), "select name from account where id = $1", actor)?,
        None => None,
    };
    let learner = match learner {
        Some(learner) => fetch_optional!(conn, (String,), "select name from learner where id = $1", learner)?,
        None => None,
    };
    Ok((actor.map(|(name,)| name), learner.map(|(name,)| name)))
}
