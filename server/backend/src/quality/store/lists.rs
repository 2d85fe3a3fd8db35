//! Findings in the asker's reach.

use super::super::policy::{ListQuality, within};
use crate::{
    db::{Conn, DbResult},
    fetch_all,
    policy::Permit,
    scalar,
};
use chrono::NaiveDate;
use shared::quality::RowFilter;
use uuid::Uuid;

/// How many findings there are of each check, campus and owner.
#[derive(sqlx::FromRow)]
pub struct CountRow {
    pub check_word: String,
    pub campus_id: Uuid,
    pub owner_id: Option<Uuid>,
    pub findings: i64,
}

/// Counted from the index alone.
pub async fn counts(permit: &Permit<ListQuality>, conn: &mut Conn, today: NaiveDate) -> DbResult<Vec<CountRow>> {
    fetch_all!(
        conn,
        CountRow,
        within!("select f.check_word, f.campus_id, f.owner_id, count(*) as findings from quality_finding f", " group by f.check_word, f.campus_id, f.owner_id"),
        permit.scope().account.0,
        permit.scope().now.0,
        today
    )
}

/// Names of campuses and of staff.
pub async fn names(_: &Permit<ListQuality>, conn: &mut Conn) -> DbResult<Vec<(Uuid, String)>> {
    fetch_all!(conn, (Uuid, String), "select id, name from campus union all select id, name from staff")
}

/// A finding with whom it is about.
#[derive(sqlx::FromRow)]
pub struct ListRow {
    pub learner_id: Uuid,
    pub check_word: String,
    pub since_on: NaiveDate,
    pub turn: i64,
    pub no: String,
    pub name: String,
    pub campus: String,
    pub owner: Option<String>,
    pub born_on: Option<NaiveDate>,
    pub joined_on: Option<NaiveDate>,
    pub last_seen: Option<NaiveDate>,
    pub gender: Option<String>,
    pub balance: i64,
}

/// The filters as they are bound: an absent one lets everything pass.
pub struct Narrow {
    today: NaiveDate,
    check: Option<String>,
    campus: Option<Uuid>,
    owner: Option<Uuid>,
    office: Option<bool>,
    after: Option<(Uuid, String)>,
}

impl Narrow {
    pub fn new(filter: &RowFilter, today: NaiveDate) -> Self {
        let after = filter.after.as_deref().and_then(|key| key.split_once('.')).and_then(|(id, check)| Some((id.parse().ok()?, check.to_owned())));
        Self {
            today,
            check: Some(filter.check.clone()).filter(|check| !check.is_empty()),
            campus: filter.of.campus.map(|campus| campus.0),
            owner: filter.of.owner.map(|owner| owner.0),
            office: filter.of.office.then_some(true),
            after,
        }
    }
}

/// A query over findings with the filters as `$4` check, `$5` campus, `$6` owner, `$7` the office.
macro_rules! narrowed {
    ($head:literal, $($tail:tt)*) => {
        within!(
            $head,
            " and (f.check_word = $4 or $4 is null) and (f.campus_id = $5 or $5 is null) and (f.owner_id = $6 or $6 is null) and ((f.owner_id is null) = $7 or $7 is null)",
            $($tail)*
        )
    };
}

/// A page of findings, by learner.
pub async fn rows(permit: &Permit<ListQuality>, conn: &mut Conn, narrow: &Narrow, limit: i64) -> DbResult<Vec<ListRow>> {
    let (after, check) = narrow.after.clone().unzip();
    fetch_all!(
        conn,
        ListRow,
        narrowed!(
            "select f.learner_id, f.check_word, f.since_on, f.turn, p.no, p.name, k.name as campus, s.name as owner, p.born_on, p.joined_on, p.last_seen, p.gender,
                    p.balance
               from quality_finding f join learner p on p.id = f.learner_id join campus k on k.id = f.campus_id left join staff s on s.id = f.owner_id",
            " and ((f.learner_id, f.check_word) > ($8, $9) or $8 is null) order by f.learner_id, f.check_word limit $10"
        ),
        permit.scope().account.0,
        permit.scope().now.0,
        narrow.today,
        &narrow.check,
        narrow.campus,
        narrow.owner,
        narrow.office,
        after,
        check,
        limit
    )
}

/// How many there are.
pub async fn count(permit: &Permit<ListQuality>, conn: &mut Conn, narrow: &Narrow) -> DbResult<i64> {
    scalar!(
        conn,
        i64,
        narrowed!("select count(*) from quality_finding f", ""),
        permit.scope().account.0,
        permit.scope().now.0,
        narrow.today,
        &narrow.check,
        narrow.campus,
        narrow.owner,
        narrow.office
    )
}
