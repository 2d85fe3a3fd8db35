//! Rows of requests for rights.

use super::policy::{AskRights, DecideGrant, EndGrant, ListGrants, RequestRow};
use crate::{
    db::{Conn, DbResult},
    execute, fetch_all, fetch_optional,
    policy::{Act, Permit},
};
use chrono::NaiveDate;
use shared::{
    access::AskGrant,
    id::{AccountId, ClassId, GrantRequestId, StaffId},
    time::At,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
pub(super) struct GrantRow {
    pub(super) id: Uuid,
    pub(super) account_id: Uuid,
    pub(super) asker_id: Uuid,
    pub(super) grantee: String,
    pub(super) asked_by: String,
    pub(super) asked_at: i64,
    pub(super) role: String,
    /// What the school calls it, where it is its own.
    pub(super) title: Option<String>,
    /// The words of what it allows.
    pub(super) allows: String,
    pub(super) campus_id: Option<Uuid>,
    pub(super) campus: Option<String>,
    pub(super) department: Option<String>,
    pub(super) class: Option<String>,
    pub(super) reason: String,
    pub(super) until_at: i64,
    pub(super) decided_by: Option<String>,
    pub(super) approved: Option<bool>,
    pub(super) answer: Option<String>,
    /// When the role that was given ends or ended.
    pub(super) held_until: Option<i64>,
}

macro_rules! grant_rows {
    ($tail:literal) => {
        concat!(
            "select q.id, q.account_id, q.asked_by as asker_id, a.name as grantee, b.name as asked_by, q.asked_at, q.role, t.title,
                    coalesce((select string_agg(x.permission, ',') from role_permission x where x.role = q.role), '') as allows,
                    coalesce(q.campus_id, k.campus_id) as campus_id, c.name as campus, q.department, k.name as class, q.reason, q.until_at,
                    d.name as decided_by, q.approved, q.answer, r.until_at as held_until
               from grant_request q join account a on a.id = q.account_id join account b on b.id = q.asked_by
               left join custom_role t on t.role = q.role
               left join campus c on c.id = q.campus_id left join class k on k.id = q.class_id
               left join account d on d.id = q.decided_by left join account_role r on r.id = q.held_id",
            $tail
        )
    };
}

/// What the asker asked for or was asked for, the newest first.
pub(super) async fn mine(permit: &Permit<AskRights>, conn: &mut Conn) -> DbResult<Vec<GrantRow>> {
    fetch_all!(conn, GrantRow, grant_rows!(" where q.account_id = $1 or q.asked_by = $1 order by q.asked_at desc, q.id desc limit 50"), permit.actor().0)
}

/// What nobody has decided and could still hold, the oldest first.
pub(super) async fn waiting(permit: &Permit<ListGrants>, conn: &mut Conn) -> DbResult<Vec<GrantRow>> {
    fetch_all!(conn, GrantRow, grant_rows!(" where q.decided_at is null and q.until_at > $1 order by q.asked_at, q.id limit 200"), permit.now().0)
}

/// Who has to do with what waits, the oldest first, at most `limit`.
pub(super) async fn waiting_facts(permit: &Permit<ListGrants>, conn: &mut Conn, limit: i64) -> DbResult<Vec<RequestRow>> {
    fetch_all!(
        conn,
        RequestRow,
        "select q.account_id, q.asked_by, coalesce(q.campus_id, c.campus_id) as campus,
                coalesce((select string_agg(x.permission, ',') from role_permission x where x.role = q.role), '') as allows
           from grant_request q left join class c on c.id = q.class_id
          where q.decided_at is null and q.until_at > $1 order by q.asked_at limit $2",
        permit.now().0,
        limit
    )
}

/// What was decided, the newest first.
pub(super) async fn log(_: &Permit<ListGrants>, conn: &mut Conn) -> DbResult<Vec<GrantRow>> {
    fetch_all!(conn, GrantRow, grant_rows!(" where q.decided_at is not null order by q.decided_at desc, q.id desc limit 50"))
}

/// Classes of `staff` that go on, which they may lend.
pub(super) async fn own_classes(_: &Permit<AskRights>, conn: &mut Conn, staff: Option<StaffId>, today: NaiveDate) -> DbResult<Vec<(ClassId, String)>> {
    const SQL: &str = "select id, name from class where (teacher_id = $1 or head_teacher_id = $1) and ends_on >= $2 order by code limit 200";
    let rows = fetch_all!(conn, (Uuid, String), SQL, staff.map(|staff| staff.0), today)?;
    Ok(rows.into_iter().map(|(id, name)| (ClassId(id), name)).collect())
}

/// Staff who can sign in, but for the asker.
pub(super) async fn colleagues(permit: &Permit<AskRights>, conn: &mut Conn) -> DbResult<Vec<(StaffId, String)>> {
    let rows = fetch_all!(
        conn,
        (Uuid, String),
        "select s.id, s.name from staff s where exists (select 1 from account a where a.staff_id = s.id and a.is_active and a.id <> $1) order by s.no limit 500",
        permit.actor().0
    )?;
    Ok(rows.into_iter().map(|(id, name)| (StaffId(id), name)).collect())
}

/// The account a colleague signs in with.
pub(super) async fn account_of(_: &Permit<AskRights>, conn: &mut Conn, staff: StaffId) -> DbResult<Option<AccountId>> {
    const SQL: &str = "select id from account where staff_id = $1 and is_active order by created_at limit 1";
    Ok(fetch_optional!(conn, (Uuid,), SQL, staff.0)?.map(|(id,)| AccountId(id)))
}

pub(super) async fn ask(permit: &Permit<AskRights>, conn: &mut Conn, grantee: AccountId, ask: &AskGrant, until: At) -> DbResult<u64> {
    execute!(
        conn,
        "insert into grant_request (id, account_id, asked_by, asked_at, role, campus_id, department, class_id, reason, until_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        crate::new_id(),
        grantee.0,
        permit.actor().0,
        permit.now().0,
        ask.role.to_string(),
        ask.campus.map(|campus| campus.0),
        ask.department.as_deref(),
        ask.class.map(|class| class.0),
        ask.reason.trim(),
        until.0
    )
}

/// Decides a request nobody has decided; how many that were.
pub(super) async fn decide(permit: &Permit<DecideGrant>, conn: &mut Conn, approved: bool, answer: &str) -> DbResult<u64> {
    execute!(
        conn,
        "update grant_request set decided_by = $2, decided_at = $3, approved = $4, answer = $5 where id = $1 and decided_at is null and until_at > $3",
        permit.on().0,
        permit.actor().0,
        permit.now().0,
        approved,
        answer
    )
}

/// The word of the role that is asked for.
pub(super) async fn role(permit: &Permit<DecideGrant>, conn: &mut Conn) -> DbResult<Option<String>> {
    Ok(fetch_optional!(conn, (String,), "select role from grant_request where id = $1", permit.on().0)?.map(|(role,)| role))
}

/// The decision that stands: whether it was approved, and by whom.
pub(super) async fn decision(permit: &Permit<DecideGrant>, conn: &mut Conn) -> DbResult<Option<(Option<bool>, Option<Uuid>)>> {
    fetch_optional!(conn, (Option<bool>, Option<Uuid>), "select approved, decided_by from grant_request where id = $1", permit.on().0)
}

/// Gives what was approved, from now to its end.
pub(super) async fn give(permit: &Permit<DecideGrant>, conn: &mut Conn) -> DbResult<u64> {
    let held = crate::new_id();
    execute!(
        conn,
        "insert into account_role (id, account_id, role, campus_id, department, class_id, from_at, until_at, given_by)
         select $2, account_id, role, campus_id, department, class_id, $3, until_at, $4 from grant_request where id = $1",
        permit.on().0,
        held,
        permit.now().0,
        permit.actor().0
    )?;
    execute!(conn, "update grant_request set held_id = $2 where id = $1", permit.on().0, held)
}

/// Acts on one request.
pub(super) trait OnRequest: Act<On = GrantRequestId> {}
impl OnRequest for DecideGrant {}
impl OnRequest for EndGrant {}

/// Whose rights a request is about.
pub(super) async fn grantee<A: OnRequest>(permit: &Permit<A>, conn: &mut Conn) -> DbResult<Option<AccountId>> {
    Ok(fetch_optional!(conn, (Uuid,), "select account_id from grant_request where id = $1", permit.on().0)?.map(|(id,)| AccountId(id)))
}

/// Ends what was given; how many that were.
pub(super) async fn end(permit: &Permit<EndGrant>, conn: &mut Conn) -> DbResult<u64> {
    execute!(
        conn,
        "update account_role set until_at = $2, ended_by = $3 where id = (select held_id from grant_request where id = $1) and until_at > $2",
        permit.on().0,
        permit.now().0,
        permit.actor().0
    )
}

/// Takes back a request that waits; how many that were.
pub(super) async fn withdraw(permit: &Permit<EndGrant>, conn: &mut Conn) -> DbResult<u64> {
    execute!(
        conn,
        "update grant_request set decided_by = $2, decided_at = $3, approved = false where id = $1 and decided_at is null",
        permit.on().0,
        permit.actor().0,
        permit.now().0
    )
}
