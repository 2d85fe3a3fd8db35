//! Guardians and their links to one learner.

use crate::{
    db::{Conn, DbResult},
    execute, fetch_all, fetch_optional,
    keys::{Cell, Fresh},
    people::{ManageFamily, RightsRow},
    policy::Permit,
};
use chrono::NaiveDate;
use shared::{
    access::{LinkTerm, Right, Rights},
    id::{AccountId, GuardianId, LearnerId},
};
use uuid::Uuid;

/// A link: its rights and its term.
#[derive(sqlx::FromRow)]
pub(in super::super) struct Link {
    #[sqlx(flatten)]
    rights: RightsRow,
    pub(in super::super) from_on: NaiveDate,
    pub(in super::super) until_on: Option<NaiveDate>,
    pub(in super::super) waits: bool,
    pub(in super::super) has_phone: bool,
}

impl Link {
    pub(in super::super) fn rights(&self) -> Rights {
        self.rights.rights()
    }

    /// Whether its last day has passed on `today`.
    pub(in super::super) fn is_over(&self, today: NaiveDate) -> bool {
        self.until_on.is_some_and(|last| last < today)
    }
}

/// A link with its guardian.
#[derive(sqlx::FromRow)]
pub(in super::super) struct LinkRow {
    pub(in super::super) guardian_id: Uuid,
    pub(in super::super) name: String,
    pub(in super::super) phone_sealed: Option<Vec<u8>>,
    pub(in super::super) relation: String,
    #[sqlx(flatten)]
    pub(in super::super) link: Link,
    pub(in super::super) ended_at: Option<i64>,
    pub(in super::super) ended_by: Option<String>,
    pub(in super::super) end_reason_sealed: Option<Vec<u8>>,
    pub(in super::super) signs_in: bool,
    pub(in super::super) invitation: Option<Uuid>,
    pub(in super::super) turn: Option<i64>,
    pub(in super::super) expires_at: Option<i64>,
}

/// The columns of a link.
macro_rules! link_rows {
    ($more:literal, $tail:literal) => {
        concat!(
            "select k.reports, k.reminders, k.messages, k.pay, k.book, k.manages, k.from_on, k.until_on, k.waits, g.phone_sealed is not null as has_phone",
            $more,
            " from guardian_link k join guardian g on g.id = k.guardian_id ",
            $tail
        )
    };
}

/// Every link of the learner, with the invitation of its guardian that is open.
pub(in super::super) async fn links(permit: &Permit<ManageFamily>, conn: &mut Conn) -> DbResult<Vec<LinkRow>> {
    fetch_all!(
        conn,
        LinkRow,
        link_rows!(
            ", k.guardian_id, g.name, g.phone_sealed, k.relation, k.ended_at, e.name as ended_by, k.end_reason_sealed,
               exists (select 1 from account a where a.guardian_id = g.id and a.is_active) as signs_in, i.id as invitation, i.turn, i.expires_at",
            "left join account e on e.id = k.ended_by left join invitation i on i.guardian_id = g.id and i.ended_at is null and i.expires_at > $2
              where k.learner_id = $1 order by k.rank, g.name, g.id"
        ),
        permit.on().0,
        permit.now().0
    )
}

/// The link of one guardian.
pub(in super::super) async fn link(permit: &Permit<ManageFamily>, conn: &mut Conn, guardian: GuardianId) -> DbResult<Option<Link>> {
    fetch_optional!(conn, Link, link_rows!("", "where k.learner_id = $1 and k.guardian_id = $2"), permit.on().0, guardian.0)
}

/// The learner's name.
pub(in super::super) async fn name(permit: &Permit<ManageFamily>, conn: &mut Conn) -> DbResult<Option<String>> {
    Ok(fetch_optional!(conn, (String,), "select name from learner where id = $1 and erased_at is null", permit.on().0)?.map(|(name,)| name))
}

/// The guardian with a phone.
pub(in super::super) async fn by_phone(_: &Permit<ManageFamily>, conn: &mut Conn, index: &[u8]) -> DbResult<Option<GuardianId>> {
    let row = fetch_optional!(conn, (Uuid,), "select id from guardian where phone_index = $1 order by id limit 1", index)?;
    Ok(row.map(|(id,)| GuardianId(id)))
}

/// The account of a guardian, whether it may sign in or not.
pub(in super::super) async fn account(_: &Permit<ManageFamily>, conn: &mut Conn, guardian: GuardianId) -> DbResult<Option<AccountId>> {
    Ok(fetch_optional!(conn, (Uuid,), "select id from account where guardian_id = $1", guardian.0)?.map(|(id,)| AccountId(id)))
}

/// The children of a guardian whose link is not over.
pub(in super::super) async fn children(_: &Permit<ManageFamily>, conn: &mut Conn, guardian: GuardianId, today: NaiveDate) -> DbResult<Vec<LearnerId>> {
    const SQL: &str = "select learner_id from guardian_link where guardian_id = $1 and (until_on is null or until_on >= $2)";
    Ok(fetch_all!(conn, (Uuid,), SQL, guardian.0, today)?.into_iter().map(|(id,)| LearnerId(id)).collect())
}

/// A guardian to be written.
pub(in super::super) struct NewRow {
    pub(in super::super) id: GuardianId,
    pub(in super::super) name: String,
    pub(in super::super) phone: String,
    pub(in super::super) index: Vec<u8>,
}

pub(in super::super) async fn insert_guardian(_: &Permit<ManageFamily>, conn: &mut Conn, row: &NewRow, keys: &Fresh) -> DbResult<u64> {
    let sealed = keys.key(row.id.0).close(Cell::of(row.id.0, "guardian.phone_sealed"), &row.phone);
    execute!(conn, "insert into guardian (id, name, phone_sealed, phone_index) values ($1, $2, $3, $4)", row.id.0, &row.name, sealed, &row.index)
}

/// A link to be written.
pub(in super::super) struct NewLink {
    pub(in super::super) relation: String,
    pub(in super::super) from: NaiveDate,
    pub(in super::super) term: LinkTerm,
}

pub(in super::super) async fn tie(permit: &Permit<ManageFamily>, conn: &mut Conn, guardian: GuardianId, link: &NewLink, waits: bool) -> DbResult<u64> {
    execute!(
        conn,
        "insert into guardian_link (learner_id, guardian_id, relation, rank, from_on, until_on, waits, reports, reminders, messages, pay, book, manages)
         select $1, $2, $3, coalesce(max(rank), 0) + 1, $4, $5, $6, $7, $8, $9, $10, $11, $12 from guardian_link where learner_id = $1",
        permit.on().0,
        guardian.0,
        &link.relation,
        link.from,
        link.term.last_on,
        waits,
        link.term.rights.has(Right::Reports),
        link.term.rights.has(Right::Reminders),
        link.term.rights.has(Right::Messages),
        link.term.rights.has(Right::Pay),
        link.term.rights.has(Right::Book),
        link.term.rights.has(Right::Manages)
    )
}

/// Begins a link anew that was over.
pub(in super::super) async fn tie_again(permit: &Permit<ManageFamily>, conn: &mut Conn, guardian: GuardianId, link: &NewLink, waits: bool) -> DbResult<u64> {
    execute!(
        conn,
        "update guardian_link set relation = $3, waits = $4 where learner_id = $1 and guardian_id = $2",
        permit.on().0,
        guardian.0,
        &link.relation,
        waits
    )?;
    set(permit, conn, guardian, link.from, &link.term).await
}

/// Sets rights and term; what ended it before is forgotten here and stays in the log.
pub(in super::super) async fn set(permit: &Permit<ManageFamily>, conn: &mut Conn, guardian: GuardianId, from: NaiveDate, term: &LinkTerm) -> DbResult<u64> {
    execute!(
        conn,
        "update guardian_link set from_on = $3, until_on = $4, reports = $5, reminders = $6, messages = $7, pay = $8, book = $9, manages = $10,
                ended_at = null, ended_by = null, end_reason_sealed = null
          where learner_id = $1 and guardian_id = $2",
        permit.on().0,
        guardian.0,
        from,
        term.last_on,
        term.rights.has(Right::Reports),
        term.rights.has(Right::Reminders),
        term.rights.has(Right::Messages),
        term.rights.has(Right::Pay),
        term.rights.has(Right::Book),
        term.rights.has(Right::Manages)
    )
}

/// Ends a link: `last` was its last day.
pub(in super::super) async fn end(
    permit: &Permit<ManageFamily>,
    conn: &mut Conn,
    guardian: GuardianId,
    last: Option<NaiveDate>,
    reason: &[u8],
) -> DbResult<u64> {
    execute!(
        conn,
        "update guardian_link set until_on = $3, ended_at = $4, ended_by = $5, end_reason_sealed = $6 where learner_id = $1 and guardian_id = $2",
        permit.on().0,
        guardian.0,
        last,
        permit.now().0,
        permit.actor().0,
        reason
    )
}
