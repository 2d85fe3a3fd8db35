//! The list of learners, bounded by the asker's scope.

use super::super::{ListLearners, policy::scoped};
use crate::{
    db::{Conn, DbResult},
    fetch_all, fetch_listed,
    keys::{Cell, Ring},
    policy::Permit,
    scalar,
};
use chrono::NaiveDate;
use shared::{
    credits::Hours,
    id::{CampusId, LearnerId},
    people::{LearnerFilter, LearnerLine, LearnerList, Order, SortBy},
};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
pub(in super::super) struct ListRow {
    id: Uuid,
    no: String,
    name: String,
    name_key: String,
    grade: Option<String>,
    campus: String,
    state: String,
    balance: i64,
    owed: i64,
    next_expiry: Option<NaiveDate>,
    last_seen: Option<NaiveDate>,
}

/// The filters as they are bound: an absent one lets everything pass.
pub(in super::super) struct Narrow {
    campus: Option<Uuid>,
    class: Option<Uuid>,
    state: Option<String>,
    after: Option<Uuid>,
}

impl Narrow {
    pub(in super::super) fn new(filter: &LearnerFilter) -> Self {
        Self {
            campus: filter.campus.map(|campus| campus.0),
            class: filter.class.map(|class| class.0),
            state: Some(filter.state.clone()).filter(|state| !state.is_empty()),
            after: filter.after.as_deref().and_then(|after| after.parse().ok()),
        }
    }
}

/// A query over the learners in scope, with the filters as `$3` campus, `$4` state, `$5` class.
macro_rules! narrowed {
    ($head:literal, $($tail:tt)*) => {
        scoped!(
            $head,
            " and (p.campus_id = $3 or $3 is null) and (p.state = $4 or $4 is null)
              and (exists (select 1 from membership m where m.learner_id = p.id and m.class_id = $5) or $5 is null)",
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
                "select p.id, p.no, p.name, p.name_key, p.grade, k.name as campus, p.state, p.balance, p.owed, p.next_expiry, p.last_seen
                   from learner p join campus k on k.id = p.campus_id",
                " and ((",
                $key,
                ", p.id) ",
                $compare,
                " (select ",
                $bound,
                ", q.id from learner q where q.id = $6) or $6 is null)
                  order by ",
                $key,
                " ",
                $direction,
                ", p.id ",
                $direction,
                " limit $7"
            ),
            $permit.scope().account.0,
            $permit.scope().now.0,
            $narrow.campus,
            &$narrow.state,
            $narrow.class,
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
        "select p.id, p.no, p.name, p.name_key, p.grade, k.name as campus, p.state, p.balance, p.owed, p.next_expiry, p.last_seen
           from learner p join campus k on k.id = p.campus_id",
        "p.id",
        "$6",
        found,
        permit.scope().account.0,
        permit.scope().now.0,
        narrow.campus,
        &narrow.state,
        narrow.class
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
        narrowed!("select count(*) from (select p.id from learner p", " limit $6) as counted"),
        permit.scope().account.0,
        permit.scope().now.0,
        narrow.campus,
        &narrow.state,
        narrow.class,
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

/// Campuses and states to filter by.
pub(in super::super) async fn choices(_: &Permit<ListLearners>, conn: &mut Conn) -> DbResult<(Vec<(CampusId, String)>, Vec<String>)> {
    let campuses = fetch_all!(conn, (Uuid, String), "select id, name from campus order by name")?;
    let states = ["在读", "停课", "未开课", "待开课", "试听", "意向", "已结课", "已流失", "已退费"].map(str::to_owned).to_vec();
    Ok((campuses.into_iter().map(|(id, name)| (CampusId(id), name)).collect(), states))
}

/// Classes and first guardian of the rows of one page.
pub(in super::super) struct Beside {
    classes: HashMap<Uuid, Vec<String>>,
    guardians: HashMap<Uuid, (Uuid, String, Option<Vec<u8>>)>,
}

pub(in super::super) async fn beside(_: &Permit<ListLearners>, conn: &mut Conn, rows: &[ListRow], today: NaiveDate) -> DbResult<Beside> {
    macro_rules! plain {
        ($head:literal, $($tail:tt)*) => { concat!($head, " where true", $($tail)*) };
    }
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut beside = Beside { classes: HashMap::new(), guardians: HashMap::new() };
    let members = fetch_listed!(
        conn,
        (Uuid, String),
        plain,
        "select distinct m.learner_id, c.name from membership m join class c on c.id = m.class_id and m.from_on <= $1 and (m.until_on is null or m.until_on >= $1)",
        "m.learner_id",
        "$2",
        &ids,
        today
    )?;
    for (learner, class) in members {
        beside.classes.entry(learner).or_default().push(class);
    }
    let links = fetch_listed!(
        conn,
        (Uuid, Uuid, String, Option<Vec<u8>>),
        plain,
        "select k.learner_id, g.id, g.name, g.phone_sealed from guardian_link k join guardian g on g.id = k.guardian_id and k.rank = 1 and k.from_on <= $1",
        "k.learner_id",
        "$2",
        &ids,
        today
    )?;
    beside.guardians.extend(links.into_iter().map(|(learner, id, name, sealed)| (learner, (id, name, sealed))));
    Ok(beside)
}

impl Beside {
    /// Whose keys the lines need.
    pub(in super::super) fn persons(&self) -> Vec<Uuid> {
        self.guardians.values().map(|(id, ..)| *id).collect()
    }

    pub(in super::super) fn line(&self, row: ListRow, ring: &Ring) -> LearnerLine {
        let mut classes = self.classes.get(&row.id).cloned().unwrap_or_default();
        classes.sort();
        let guardian = self
            .guardians
            .get(&row.id)
            .map(|(id, name, sealed)| (name.clone(), ring.masked(Cell::of(*id, "guardian.phone_sealed"), sealed.as_deref()).unwrap_or_default()));
        LearnerLine {
            id: LearnerId(row.id),
            key: row.id.simple().to_string(),
            no: row.no,
            name: row.name,
            grade: row.grade,
            campus: row.campus,
            classes,
            state: row.state,
            balance: Hours(row.balance),
            owed: Hours(row.owed),
            next_expiry: row.next_expiry,
            last_seen: row.last_seen,
            guardian,
        }
    }
}
