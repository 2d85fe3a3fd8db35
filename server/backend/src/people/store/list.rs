//! The list of learners, bounded by the asker's scope.

use super::super::{ListLearners, policy::scoped};
use crate::{
    db::{Conn, DbResult},
    fetch_all, fetch_listed,
    policy::Permit,
    scalar,
};
use chrono::NaiveDate;
use shared::people::{LearnerFilter, LearnerList, Order, SortBy};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
pub(in super::super) struct ListRow {
    pub(super) id: Uuid,
    pub(super) no: String,
    pub(super) name: String,
    pub(super) name_key: String,
    pub(super) grade: Option<String>,
    pub(super) campus_id: Uuid,
    pub(super) campus: String,
    pub(super) state: String,
    pub(super) balance: i64,
    pub(super) owed: i64,
    pub(super) next_expiry: Option<NaiveDate>,
    pub(super) last_seen: Option<NaiveDate>,
}

impl ListRow {
    pub(in super::super) const fn id(&self) -> Uuid {
        self.id
    }
}

/// The filters as they are bound: an absent one lets everything pass.
pub(in super::super) struct Narrow {
    today: NaiveDate,
    campus: Option<Uuid>,
    class: Option<Uuid>,
    state: Option<String>,
    tag: Option<Uuid>,
    after: Option<Uuid>,
}

impl Narrow {
    pub(in super::super) fn new(filter: &LearnerFilter, today: NaiveDate) -> Self {
        Self {
            today,
            campus: filter.campus.map(|campus| campus.0),
            class: filter.class.map(|class| class.0),
            state: Some(filter.state.clone()).filter(|state| !state.is_empty()),
            tag: filter.tag.map(|tag| tag.0),
            after: filter.after.as_deref().and_then(|after| after.parse().ok()),
        }
    }
}

/// A query over the learners in scope, with the filters as `$4` campus, `$5` state, `$6` class, `$7` tag.
macro_rules! narrowed {
    ($head:literal, $($tail:tt)*) => {
        scoped!(
            $head,
            " and (p.campus_id = $4 or $4 is null) and (p.state = $5 or $5 is null)
              and (exists (select 1 from membership m where m.learner_id = p.id and m.class_id = $6) or $6 is null)
              and (exists (select 1 from learner_tag t where t.learner_id = p.id and t.tag_id = $7 and t.until_at is null) or $7 is null)",
            $($tail)*
        )
    };
}

/// The list in one order: a text each, so that both databases can prepare it.
macro_rules! sorted {
    ($permit:ident, $conn:ident, $narrow:ident, $limit:ident, $key:literal, $bound:literal, $compare:literal, $direction:literal) => {
        fetch_all!(
            $conn,
            ListRow,
            narrowed!(
                "select p.id, p.no, p.name, p.name_key, p.grade, p.campus_id, k.name as campus, p.state, p.balance, p.owed, p.next_expiry, p.last_seen
                   from learner p join campus k on k.id = p.campus_id",
                " and ((",
                $key,
                ", p.id) ",
                $compare,
                " (select ",
                $bound,
                ", q.id from learner q where q.id = $8) or $8 is null)
                  order by ",
                $key,
                " ",
                $direction,
                ", p.id ",
                $direction,
                " limit $9"
            ),
            $permit.scope().account.0,
            $permit.scope().now.0,
            $narrow.today,
            $narrow.campus,
            &$narrow.state,
            $narrow.class,
            $narrow.tag,
            $narrow.after,
            $limit
        )
    };
    ($permit:ident, $conn:ident, $narrow:ident, $limit:ident, $order:expr, $key:literal, $bound:literal) => {
        match $order {
            Order::Up => sorted!($permit, $conn, $narrow, $limit, $key, $bound, ">", "asc"),
            Order::Down => sorted!($permit, $conn, $narrow, $limit, $key, $bound, "<", "desc"),
        }
    };
}

/// A page of the list in the order asked for.
pub(in super::super) async fn list(
    permit: &Permit<ListLearners>,
    conn: &mut Conn,
    filter: &LearnerFilter,
    narrow: &Narrow,
    limit: i64,
) -> DbResult<Vec<ListRow>> {
    match filter.sort {
        SortBy::Name => sorted!(permit, conn, narrow, limit, filter.order, "p.name_key", "q.name_key"),
        SortBy::No => sorted!(permit, conn, narrow, limit, filter.order, "p.no", "q.no"),
        SortBy::Balance => sorted!(permit, conn, narrow, limit, filter.order, "p.balance", "q.balance"),
        SortBy::Expiry => sorted!(permit, conn, narrow, limit, filter.order, "coalesce(p.next_expiry, '9999-12-31')", "coalesce(q.next_expiry, '9999-12-31')"),
        SortBy::Seen => sorted!(permit, conn, narrow, limit, filter.order, "coalesce(p.last_seen, '0001-01-01')", "coalesce(q.last_seen, '0001-01-01')"),
    }
}

/// Those of `found` that are in scope and pass the filters, in the order asked for.
pub(in super::super) async fn among(
    permit: &Permit<ListLearners>,
    conn: &mut Conn,
    filter: &LearnerFilter,
    narrow: &Narrow,
    found: &[Uuid],
) -> DbResult<Vec<ListRow>> {
    let mut rows = fetch_listed!(
        conn,
        ListRow,
        narrowed,
        "select p.id, p.no, p.name, p.name_key, p.grade, p.campus_id, k.name as campus, p.state, p.balance, p.owed, p.next_expiry, p.last_seen
           from learner p join campus k on k.id = p.campus_id",
        "p.id",
        "$8",
        found,
        permit.scope().account.0,
        permit.scope().now.0,
        narrow.today,
        narrow.campus,
        &narrow.state,
        narrow.class,
        narrow.tag
    )?;
    rows.sort_by(|a, b| in_order(filter.sort, a, b));
    if filter.order == Order::Down {
        rows.reverse();
    }
    let start = narrow.after.and_then(|after| rows.iter().position(|row| row.id == after)).map_or(0, |at| at + 1);
    Ok(rows.split_off(start))
}

fn in_order(sort: SortBy, a: &ListRow, b: &ListRow) -> std::cmp::Ordering {
    match sort {
        SortBy::Name => a.name_key.cmp(&b.name_key),
        SortBy::No => a.no.cmp(&b.no),
        SortBy::Balance => a.balance.cmp(&b.balance),
        SortBy::Expiry => (a.next_expiry.is_none(), a.next_expiry).cmp(&(b.next_expiry.is_none(), b.next_expiry)),
        SortBy::Seen => a.last_seen.cmp(&b.last_seen),
    }
    .then(a.id.cmp(&b.id))
}

/// Learners in scope that pass the filters, counted no further than [`LearnerList::COUNTED`].
pub(in super::super) async fn count(permit: &Permit<ListLearners>, conn: &mut Conn, narrow: &Narrow) -> DbResult<i64> {
    scalar!(
        conn,
        i64,
        narrowed!("select count(*) from (select p.id from learner p", " limit $8) as counted"),
        permit.scope().account.0,
        permit.scope().now.0,
        narrow.today,
        narrow.campus,
        &narrow.state,
        narrow.class,
        narrow.tag,
        LearnerList::COUNTED
    )
}

/// Learners whose own or whose guardian's phone has this blind index.
pub(in super::super) async fn by_phone(_: &Permit<ListLearners>, conn: &mut Conn, index: &[u8]) -> DbResult<Vec<Uuid>> {
    fetch_all!(
        conn,
        (Uuid,),
        "select id from learner where phone_index = $1
          union select k.learner_id from guardian g join guardian_link k on k.guardian_id = g.id where g.phone_index = $1",
        index
    )
    .map(|rows| rows.into_iter().map(|(id,)| id).collect())
}
