//! Rows of one account: its roles and its sessions.

use super::{
    AccountRow, account_rows,
    held::{NewRole, hold},
};
use crate::{
    access::{ManageAccount, OwnAccount, OwnSecondFactor, ViewAccount},
    db::{Conn, DbResult},
    execute, fetch_all, fetch_optional,
    policy::{Act, Permit},
    privacy::unrestricted,
};
use chrono::NaiveDate;
use shared::{
    access::GiveRole,
    id::{AccountId, HeldRoleId, LearnerId},
    time::At,
};
use uuid::Uuid;

/// Acts on one account of another person.
pub(in super::super) trait OnAccount: Act<On = AccountId> {}
impl OnAccount for ViewAccount {}
impl OnAccount for ManageAccount {}

/// Acts on the asker's own account.
pub(in super::super) trait Own: Act<On = ()> {}
impl Own for OwnAccount {}
impl Own for OwnSecondFactor {}

pub(in super::super) async fn line<A: OnAccount>(permit: &Permit<A>, conn: &mut Conn) -> DbResult<Option<AccountRow>> {
    fetch_optional!(conn, AccountRow, account_rows!(" where a.id = $2"), permit.now().0, permit.on().0)
}

#[derive(sqlx::FromRow)]
pub(in super::super) struct RoleRow {
    pub(in super::super) id: Uuid,
    pub(in super::super) role: String,
    /// What the school calls it, where it is its own.
    pub(in super::super) title: Option<String>,
    pub(in super::super) campus: Option<String>,
    pub(in super::super) department: Option<String>,
    pub(in super::super) class: Option<String>,
    pub(in super::super) from_at: i64,
    pub(in super::super) until_at: Option<i64>,
    pub(in super::super) given_by: Option<String>,
    pub(in super::super) ended_by: Option<String>,
}

/// Every role that was ever given, the newest first.
pub(in super::super) async fn roles<A: OnAccount>(permit: &Permit<A>, conn: &mut Conn) -> DbResult<Vec<RoleRow>> {
    fetch_all!(
        conn,
        RoleRow,
        "select r.id, r.role, t.title, c.name as campus, r.department, k.name as class, r.from_at, r.until_at, g.name as given_by, e.name as ended_by
           from account_role r left join custom_role t on t.role = r.role left join campus c on c.id = r.campus_id left join class k on k.id = r.class_id
           left join account g on g.id = r.given_by left join account e on e.id = r.ended_by
          where r.account_id = $1 order by r.from_at desc, r.role limit 100",
        permit.on().0
    )
}

/// The children whose link holds on `today`, of the guardian the account belongs to.
pub(in super::super) async fn children(permit: &Permit<ViewAccount>, conn: &mut Conn, today: NaiveDate) -> DbResult<Vec<(LearnerId, String)>> {
    let rows = fetch_all!(
        conn,
        (Uuid, String),
        concat!(
            "select p.id, p.name from account a join guardian_link k on k.guardian_id = a.guardian_id join learner p on p.id = k.learner_id
          where a.id = $1 and k.from_on <= $2 and (k.until_on is null or k.until_on >= $2) and not k.waits and ",
            unrestricted!("p.id"),
            " order by p.no"
        ),
        permit.on().0,
        today
    )?;
    Ok(rows.into_iter().map(|(id, name)| (LearnerId(id), name)).collect())
}

/// The class with this code.
pub(in super::super) async fn class_of(_: &Permit<ManageAccount>, conn: &mut Conn, code: &str) -> DbResult<Option<Uuid>> {
    Ok(fetch_optional!(conn, (Uuid,), "select id from class where code = $1", code)?.map(|(id,)| id))
}

/// Gives a role for `term`.
pub(in super::super) async fn give(
    permit: &Permit<ManageAccount>,
    conn: &mut Conn,
    role: &GiveRole,
    class: Option<Uuid>,
    term: (At, Option<At>),
) -> DbResult<u64> {
    hold(conn, &NewRole::given(permit.on(), role, class, term, permit.actor())).await
}

/// Ends a role now; one that has not begun never does. How many there were.
pub(in super::super) async fn end_role(permit: &Permit<ManageAccount>, conn: &mut Conn, role: HeldRoleId) -> DbResult<u64> {
    execute!(
        conn,
        "update account_role set until_at = case when from_at > $3 then from_at else $3 end, ended_by = $4
          where id = $1 and account_id = $2 and (until_at is null or until_at > $3)",
        role.0,
        permit.on().0,
        permit.now().0,
        permit.actor().0
    )
}

pub(in super::super) async fn set_active(permit: &Permit<ManageAccount>, conn: &mut Conn, active: bool) -> DbResult<u64> {
    execute!(conn, "update account set is_active = $2 where id = $1 and is_active <> $2", permit.on().0, active)
}

/// Ends every session of the account.
pub(in super::super) async fn end_sessions(permit: &Permit<ManageAccount>, conn: &mut Conn) -> DbResult<u64> {
    execute!(conn, "delete from session where account_id = $1", permit.on().0)
}

#[derive(sqlx::FromRow)]
pub(in super::super) struct DeviceRow {
    pub(in super::super) token_hash: Vec<u8>,
    pub(in super::super) device: String,
    pub(in super::super) created_at: i64,
    pub(in super::super) seen_at: i64,
}

async fn sessions(conn: &mut Conn, account: AccountId, now: At) -> DbResult<Vec<DeviceRow>> {
    const SQL: &str =
        "select token_hash, device, created_at, seen_at from session where account_id = $1 and expires_at > $2 order by seen_at desc, token_hash limit 50";
    fetch_all!(conn, DeviceRow, SQL, account.0, now.0)
}

/// Where the person of the account is signed in, the latest first.
pub(in super::super) async fn devices<A: OnAccount>(permit: &Permit<A>, conn: &mut Conn) -> DbResult<Vec<DeviceRow>> {
    sessions(conn, permit.on(), permit.now()).await
}

/// Where the asker is signed in, the latest first.
pub(in super::super) async fn own_devices(permit: &Permit<OwnAccount>, conn: &mut Conn) -> DbResult<Vec<DeviceRow>> {
    sessions(conn, permit.actor(), permit.now()).await
}

/// Ends a session of the asker.
pub(in super::super) async fn end_own(permit: &Permit<OwnAccount>, conn: &mut Conn, token_hash: &[u8]) -> DbResult<u64> {
    execute!(conn, "delete from session where token_hash = $1 and account_id = $2", token_hash, permit.actor().0)
}

/// Ends the asker's sessions but the one of `token_hash`.
pub(in super::super) async fn end_others<A: Own>(permit: &Permit<A>, conn: &mut Conn, token_hash: &[u8]) -> DbResult<u64> {
    execute!(conn, "delete from session where account_id = $1 and token_hash <> $2", permit.actor().0, token_hash)
}

/// Login, name and password hash of the asker.
pub(in super::super) async fn own<A: Own>(permit: &Permit<A>, conn: &mut Conn) -> DbResult<Option<(String, String, String)>> {
    fetch_optional!(conn, (String, String, String), "select login, name, password_hash from account where id = $1", permit.actor().0)
}

pub(in super::super) async fn set_password(permit: &Permit<OwnAccount>, conn: &mut Conn, hash: &str) -> DbResult<u64> {
    execute!(conn, "update account set password_hash = $2 where id = $1", permit.actor().0, hash)
}
