//! Rows of reviews.

use super::super::{ReviewAudit, ViewAudit};
use crate::{
    db::{Conn, DbResult},
    execute, fetch_all, fetch_one, fetch_optional,
    policy::{Act, Permit},
};
use chrono::NaiveDate;
use uuid::Uuid;

/// Acts that read what is to be reviewed.
pub(in super::super) trait Reads: Act {}
impl Reads for ViewAudit {}
impl Reads for ReviewAudit {}

#[derive(Clone, sqlx::FromRow)]
pub(in super::super) struct ReviewRow {
    pub(in super::super) id: Uuid,
    pub(in super::super) from_on: NaiveDate,
    pub(in super::super) to_on: NaiveDate,
    pub(in super::super) first_seq: i64,
    pub(in super::super) last_seq: i64,
    pub(in super::super) entries: i64,
    pub(in super::super) rights_made: i64,
    pub(in super::super) rights_had: i64,
    pub(in super::super) root: Vec<u8>,
    pub(in super::super) reviewer_id: Uuid,
    pub(in super::super) reviewer: String,
    pub(in super::super) at: i64,
    pub(in super::super) remark_sealed: Vec<u8>,
    pub(in super::super) key: Vec<u8>,
    pub(in super::super) signature: Vec<u8>,
}

/// Reviews, the latest period first.
pub(in super::super) async fn reviews<A: Reads>(_: &Permit<A>, conn: &mut Conn) -> DbResult<Vec<ReviewRow>> {
    fetch_all!(
        conn,
        ReviewRow,
        "select r.id, r.from_on, r.to_on, r.first_seq, r.last_seq, r.entries, r.rights_made, r.rights_had, r.root, r.reviewer_id, a.name as reviewer,
                r.at, r.remark_sealed, r.key, r.signature
           from audit_review r join account a on a.id = r.reviewer_id order by r.to_on desc, r.from_on desc, r.at desc limit 400"
    )
}

pub(in super::super) async fn keep(_: &Permit<ReviewAudit>, conn: &mut Conn, row: &ReviewRow) -> DbResult<u64> {
    execute!(
        conn,
        "insert into audit_review (id, from_on, to_on, first_seq, last_seq, entries, rights_made, rights_had, root, reviewer_id, at, remark_sealed, key, signature)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        row.id,
        row.from_on,
        row.to_on,
        row.first_seq,
        row.last_seq,
        row.entries,
        row.rights_made,
        row.rights_had,
        &row.root,
        row.reviewer_id,
        row.at,
        &row.remark_sealed,
        &row.key,
        &row.signature
    )
}

/// Entries of an interval by kind.
pub(in super::super) async fn kinds<A: Reads>(_: &Permit<A>, conn: &mut Conn, from: i64, until: i64) -> DbResult<Vec<(String, i64)>> {
    fetch_all!(conn, (String, i64), "select kind, count(*) from audit_entry where at >= $1 and at < $2 group by kind order by kind", from, until)
}

/// Changes of rights in an interval made by an account, and made by others to it.
pub(in super::super) async fn own_rights<A: Reads>(_: &Permit<A>, conn: &mut Conn, account: Uuid, from: i64, until: i64) -> DbResult<(i64, i64)> {
    fetch_one!(
        conn,
        (i64, i64),
        "select count(case when actor_id = $1 then 1 end), count(case when account_id = $1 and (actor_id is null or actor_id <> $1) then 1 end)
           from audit_entry where kind = 'rights' and at >= $2 and at < $3",
        account,
        from,
        until
    )
}

/// When the first entry happened.
pub(in super::super) async fn began<A: Reads>(_: &Permit<A>, conn: &mut Conn) -> DbResult<Option<i64>> {
    Ok(fetch_optional!(conn, (i64,), "select at from audit_entry order by at, seq limit 1")?.map(|(at,)| at))
}
