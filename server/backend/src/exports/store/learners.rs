//! The learners of an export: within the scope of whoever takes it, and within the roles by which they may export.

use super::super::policy::{AskExports, TakeExport};
use crate::{
    db::{Conn, DbResult},
    fetch_all, fetch_listed,
    people::scoped,
    policy::{Act, Permit},
    scalar,
};
use chrono::NaiveDate;
use shared::exports::AskExport;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
pub struct ExportedRow {
    pub id: Uuid,
    pub no: String,
    pub name: String,
    pub gender: Option<String>,
    pub born_on: Option<NaiveDate>,
    pub school: Option<String>,
    pub grade: Option<String>,
    pub source: Option<String>,
    pub phone_sealed: Option<Vec<u8>>,
    pub campus_id: Uuid,
}

/// The filters as they are bound: an absent one lets everything pass.
pub struct Narrow {
    pub today: NaiveDate,
    pub campus: Option<Uuid>,
    pub class: Option<Uuid>,
    pub state: Option<String>,
    /// Only these; none: everybody.
    pub found: Option<Vec<Uuid>>,
}

impl Narrow {
    pub fn new(ask: &AskExport, found: Option<Vec<Uuid>>, today: NaiveDate) -> Self {
        let state = Some(ask.state.clone()).filter(|state| !state.is_empty());
        Self { today, campus: ask.campus.map(|campus| campus.0), class: ask.class.map(|class| class.0), state, found }
    }
}

/// A query over learners whom account `$1` may read and may export, with the filters as `$4` campus, `$5` state, `$6`
/// class. Reading and exporting may come from two roles; a learner must be within both.
macro_rules! exported {
    ($head:literal, $($tail:tt)*) => {
        scoped!(
            $head,
            " and p.erased_at is null
              and (p.campus_id = $4 or $4 is null) and (p.state = $5 or $5 is null)
              and (exists (select 1 from membership m where m.learner_id = p.id and m.class_id = $6 and m.from_on <= $3 and (m.until_on is null or m.until_on >= $3))
                   or $6 is null)
              and exists (select 1 from account_role r join role_permission x on x.role = r.role and x.permission = 'export_data'
                           where r.account_id = $1 and r.from_at <= $2 and (r.until_at is null or r.until_at > $2)
                             and (r.class_id is null and r.department is null and (r.campus_id is null or r.campus_id = p.campus_id)
                                  or exists (select 1 from membership m join class c on c.id = m.class_id join course k on k.id = c.course_id
                                              where m.learner_id = p.id and m.from_on <= $3 and (m.until_on is null or m.until_on >= $3)
                                                and (r.class_id is not null or r.department is not null) and (r.campus_id is null or r.campus_id = c.campus_id)
                                                and (r.class_id is null or r.class_id = c.id) and (r.department is null or r.department = k.subject))))",
            $($tail)*
        )
    };
}

/// How many there are, counted no further than one more than a day allows.
pub async fn count(permit: &Permit<AskExports>, conn: &mut Conn, narrow: &Narrow) -> DbResult<i64> {
    if let Some(found) = &narrow.found {
        return Ok(i64::try_from(among(permit, conn, narrow, found).await?.len()).unwrap_or(i64::MAX));
    }
    scalar!(
        conn,
        i64,
        exported!("select count(*) from (select p.id from learner p", " limit $7) as counted"),
        permit.scope().account.0,
        permit.scope().now.0,
        narrow.today,
        narrow.campus,
        &narrow.state,
        narrow.class,
        AskExport::LEARNERS_A_DAY + 1
    )
}

/// Those of `found` that are among them, by learner number: a search finds no more than a page of them.
async fn among<A: Act>(permit: &Permit<A>, conn: &mut Conn, narrow: &Narrow, found: &[Uuid]) -> DbResult<Vec<ExportedRow>> {
    let mut rows = fetch_listed!(
        conn,
        ExportedRow,
        exported,
        "select p.id, p.no, p.name, p.gender, p.born_on, p.school, p.grade, p.source, p.phone_sealed, p.campus_id from learner p",
        "p.id",
        "$7",
        found,
        permit.scope().account.0,
        permit.scope().now.0,
        narrow.today,
        narrow.campus,
        &narrow.state,
        narrow.class
    )?;
    rows.sort_by(|a: &ExportedRow, b| a.no.cmp(&b.no));
    Ok(rows)
}

/// The next of them by learner number, after the number `after`.
pub async fn learners(permit: &Permit<TakeExport>, conn: &mut Conn, narrow: &Narrow, after: &str, limit: i64) -> DbResult<Vec<ExportedRow>> {
    if let Some(found) = &narrow.found {
        return Ok(among(permit, conn, narrow, found).await?.into_iter().filter(|row| row.no.as_str() > after).collect());
    }
    fetch_all!(
        conn,
        ExportedRow,
        exported!(
            "select p.id, p.no, p.name, p.gender, p.born_on, p.school, p.grade, p.source, p.phone_sealed, p.campus_id from learner p",
            " and p.no > $7 order by p.no limit $8"
        ),
        permit.scope().account.0,
        permit.scope().now.0,
        narrow.today,
        narrow.campus,
        &narrow.state,
        narrow.class,
        after,
        limit
    )
}
