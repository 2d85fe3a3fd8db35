//! The account of a learner.

use crate::{
    access::store::desk::DeviceRow,
    db::{Conn, DbResult},
    execute, fetch_all, fetch_optional,
    people::{ManageFamily, ManageLogin},
    policy::{Act, Permit},
    scalar,
};
use chrono::NaiveDate;
use shared::id::{AccountId, LearnerId};
use uuid::Uuid;

/// Acts that end the sign-in of a learner.
pub(in super::super) trait OverLogin: Act<On = LearnerId> {}
impl OverLogin for ManageLogin {}
impl OverLogin for ManageFamily {}

/// A learner's account.
pub(in super::super) struct OwnAccount {
    pub(in super::super) id: AccountId,
    pub(in super::super) login: String,
    pub(in super::super) is_active: bool,
}

pub(in super::super) async fn own_account<A: OverLogin>(permit: &Permit<A>, conn: &mut Conn) -> DbResult<Option<OwnAccount>> {
    let row = fetch_optional!(conn, (Uuid, String, bool), "select id, login, is_active from account where learner_id = $1", permit.on().0)?;
    Ok(row.map(|(id, login, is_active)| OwnAccount { id: AccountId(id), login, is_active }))
}

pub(in super::super) async fn learner_name(permit: &Permit<ManageLogin>, conn: &mut Conn) -> DbResult<Option<String>> {
    Ok(fetch_optional!(conn, (String,), "select name from learner where id = $1 and erased_at is null", permit.on().0)?.map(|(name,)| name))
}

/// Where the learner is signed in, the latest first.
pub(in super::super) async fn own_devices(permit: &Permit<ManageLogin>, conn: &mut Conn) -> DbResult<Vec<DeviceRow>> {
    fetch_all!(
        conn,
        DeviceRow,
        "select s.token_hash, s.device, s.created_at, s.seen_at from session s join account a on a.id = s.account_id
          where a.learner_id = $1 and s.expires_at > $2 order by s.seen_at desc, s.token_hash limit 50",
        permit.on().0,
        permit.now().0
    )
}

pub(in super::super) async fn make_login(permit: &Permit<ManageLogin>, conn: &mut Conn, login: &str, password_hash: &str) -> DbResult<AccountId> {
    let id = crate::new_id();
    execute!(
        conn,
        "insert into account (id, login, name, kind, learner_id, password_hash, is_active, lang, created_at)
         select $1, $2, name, 'learner', id, $4, $5, 'zh-CN', $6 from learner where id = $3",
        id,
        login,
        permit.on().0,
        password_hash,
        true,
        permit.now().0
    )?;
    Ok(AccountId(id))
}

/// Another login name, and another password where there is one: then the account may sign in again.
pub(in super::super) async fn change_login(permit: &Permit<ManageLogin>, conn: &mut Conn, login: &str, password_hash: Option<&str>) -> DbResult<u64> {
    execute!(
        conn,
        "update account set login = $2, password_hash = coalesce($3, password_hash), is_active = case when $3 is null then is_active else $4 end where learner_id = $1",
        permit.on().0,
        login,
        password_hash,
        true
    )
}

pub(in super::super) async fn end_sessions<A: OverLogin>(permit: &Permit<A>, conn: &mut Conn) -> DbResult<u64> {
    execute!(conn, "delete from session where account_id in (select id from account where learner_id = $1)", permit.on().0)
}

/// Whether a guardian manages the sign-in on the day `today`.
pub(in super::super) async fn is_managed(permit: &Permit<ManageFamily>, conn: &mut Conn, today: NaiveDate) -> DbResult<bool> {
    const SQL: &str =
        "select count(*) from guardian_link where learner_id = $1 and manages and not waits and from_on <= $2 and (until_on is null or until_on >= $2)";
    Ok(scalar!(conn, i64, SQL, permit.on().0, today)? > 0)
}

/// Stops the account and ends its sessions; none: there is none that may sign in.
pub(in super::super) async fn stop_login<A: OverLogin>(permit: &Permit<A>, conn: &mut Conn) -> DbResult<Option<AccountId>> {
    let Some(account) = own_account(permit, conn).await?.filter(|account| account.is_active) else { return Ok(None) };
    execute!(conn, "update account set is_active = $2 where id = $1", account.id.0, false)?;
    end_sessions(permit, conn).await?;
    Ok(Some(account.id))
}
