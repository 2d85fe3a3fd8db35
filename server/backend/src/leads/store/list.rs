//! The list of leads, bounded by the asker's scope.

use super::super::{
    ListLeads,
    policy::{own, wide},
};
use crate::{
    db::{Conn, DbResult},
    fetch_all,
    policy::Permit,
    scalar,
};
use chrono::NaiveDate;
use shared::leads::LeadList;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
pub(in super::super) struct LeadRow {
    pub(in super::super) id: Uuid,
    pub(in super::super) name: String,
    pub(in super::super) guardian: String,
    pub(in super::super) phone_sealed: Option<Vec<u8>>,
    pub(in super::super) grade: String,
    pub(in super::super) subject: String,
    pub(in super::super) source: String,
    pub(in super::super) stage: String,
    pub(in super::super) next_on: Option<NaiveDate>,
    pub(in super::super) campus_id: Uuid,
    pub(in super::super) campus: String,
    pub(in super::super) owner_id: Option<Uuid>,
    pub(in super::super) owner: Option<String>,
    pub(in super::super) created_at: i64,
    pub(in super::super) version: i64,
}

/// The columns of a row.
macro_rules! rows {
    ($shape:ident, $($tail:tt)*) => {
        $shape!(
            "select p.id, p.name, p.guardian, p.phone_sealed, p.grade, p.subject, p.source, p.stage, p.next_on, p.campus_id, k.name as campus,
                    p.owner_id, o.name as owner, p.created_at, p.version
               from lead p join campus k on k.id = p.campus_id left join account o on o.id = p.owner_id",
            $($tail)*
        )
    };
}
pub(super) use rows;

/// The filters as they are bound: an absent one lets everything pass.
pub(in super::super) struct Narrow {
    /// Whether the asker reads more than their own.
    pub(in super::super) wide: bool,
    pub(in super::super) campus: Option<Uuid>,
    pub(in super::super) stage: Option<String>,
    pub(in super::super) owner: Option<Uuid>,
    /// A pattern of the words that find somebody.
    pub(in super::super) words: Option<String>,
    /// The blind index of a phone.
    pub(in super::super) phone: Option<Vec<u8>>,
    pub(in super::super) after: Option<Uuid>,
}

/// Runs one of two texts, so that one's own leads are found by their index: `$run` with the filters as `$3` campus, `$4`
/// stage, `$5` owner, `$6` words, `$7` phone.
macro_rules! narrowed {
    ($shape:ident, $head:ident, $($tail:tt)*) => {
        $head!(
            $shape,
            " and (p.campus_id = $3 or $3 is null) and (p.stage = $4 or $4 is null) and (p.owner_id = $5 or $5 is null)
              and (p.words like $6 escape '!' or $6 is null) and (p.phone_index = $7 or $7 is null)",
            $($tail)*
        )
    };
}

macro_rules! counted {
    ($shape:ident, $($tail:tt)*) => { $shape!("select count(*) from (select p.id from lead p", $($tail)*) };
}

macro_rules! read_list {
    ($shape:ident, $permit:ident, $conn:ident, $narrow:ident, $limit:ident) => {
        fetch_all!(
            $conn,
            LeadRow,
            narrowed!(
                $shape,
                rows,
                " and ((coalesce(p.next_on, '9999-12-31'), p.id) > (select coalesce(q.next_on, '9999-12-31'), q.id from lead q where q.id = $8) or $8 is null)
                  order by coalesce(p.next_on, '9999-12-31'), p.id limit $9"
            ),
            $permit.scope().account.0,
            $permit.scope().now.0,
            $narrow.campus,
            &$narrow.stage,
            $narrow.owner,
            &$narrow.words,
            &$narrow.phone,
            $narrow.after,
            $limit
        )
    };
}

macro_rules! read_count {
    ($shape:ident, $permit:ident, $conn:ident, $narrow:ident) => {
        scalar!(
            $conn,
            i64,
            narrowed!($shape, counted, " limit $8) as counted"),
            $permit.scope().account.0,
            $permit.scope().now.0,
            $narrow.campus,
            &$narrow.stage,
            $narrow.owner,
            &$narrow.words,
            &$narrow.phone,
            LeadList::COUNTED
        )
    };
}

/// A page of the list: the day to speak with them first, those without a day last.
pub(in super::super) async fn list(permit: &Permit<ListLeads>, conn: &mut Conn, narrow: &Narrow, limit: i64) -> DbResult<Vec<LeadRow>> {
    if narrow.wide { read_list!(wide, permit, conn, narrow, limit) } else { read_list!(own, permit, conn, narrow, limit) }
}

/// Leads in scope that pass the filters, counted no further than [`LeadList::COUNTED`].
pub(in super::super) async fn count(permit: &Permit<ListLeads>, conn: &mut Conn, narrow: &Narrow) -> DbResult<i64> {
    if narrow.wide { read_count!(wide, permit, conn, narrow) } else { read_count!(own, permit, conn, narrow) }
}
