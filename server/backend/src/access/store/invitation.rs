//! Rows of invitations.

use crate::{
    access::InviteStaff,
    db::{Conn, DbResult},
    execute, fetch_all, fetch_optional,
    policy::Permit,
    scalar,
};
use shared::{id::InvitationId, time::At};
use uuid::Uuid;

/// Whether somebody has the login already.
pub(in super::super) async fn login_taken(conn: &mut Conn, login: &str) -> DbResult<bool> {
    Ok(scalar!(conn, i64, "select count(*) from account where login = $1", login)? > 0)
}

/// The member of staff with a number.
pub(in super::super) async fn staff_of(_: &Permit<InviteStaff>, conn: &mut Conn, no: &str) -> DbResult<Option<Uuid>> {
    Ok(fetch_optional!(conn, (Uuid,), "select id from staff where no = $1", no)?.map(|(id,)| id))
}

/// An invitation to be made.
pub(in super::super) struct NewRow {
    pub(in super::super) id: Uuid,
    pub(in super::super) name: String,
    pub(in super::super) login: String,
    pub(in super::super) staff: Option<Uuid>,
    pub(in super::super) given: String,
    pub(in super::super) token_hash: Vec<u8>,
}

pub(in super::super) async fn insert(permit: &Permit<InviteStaff>, conn: &mut Conn, row: &NewRow, end: At) -> DbResult<u64> {
    execute!(
        conn,
        "insert into invitation (id, name, login, staff_id, given, invited_by, turn, token_hash, expires_at) values ($1, $2, $3, $4, $5, $6, 1, $7, $8)",
        row.id,
        &row.name,
        &row.login,
        row.staff,
        &row.given,
        permit.actor().0,
        &row.token_hash,
        end.0
    )
}

/// An invitation that is open.
#[derive(sqlx::FromRow)]
pub(in super::super) struct OpenRow {
    pub(in super::super) id: Uuid,
    pub(in super::super) name: String,
    pub(in super::super) login: String,
    pub(in super::super) given: String,
    pub(in super::super) turn: i64,
    pub(in super::super) expires_at: i64,
}

/// Those that are open, the newest first.
pub(in super::super) async fn open(permit: &Permit<InviteStaff>, conn: &mut Conn) -> DbResult<Vec<OpenRow>> {
    fetch_all!(
        conn,
        OpenRow,
        "select id, name, login, given, turn, expires_at from invitation where guardian_id is null and ended_at is null and expires_at > $1 order by expires_at desc, id limit 100",
        permit.now().0
    )
}

pub(in super::super) async fn withdraw(permit: &Permit<InviteStaff>, conn: &mut Conn, id: InvitationId) -> DbResult<u64> {
    execute!(conn, "update invitation set ended_at = $2 where id = $1 and guardian_id is null and ended_at is null", id.0, permit.now().0)
}

/// How many links were made for an invitation that was neither taken nor withdrawn.
pub(in super::super) async fn turn(_: &Permit<InviteStaff>, conn: &mut Conn, id: InvitationId) -> DbResult<Option<i64>> {
    Ok(fetch_optional!(conn, (i64,), "select turn from invitation where id = $1 and guardian_id is null and ended_at is null", id.0)?.map(|(turn,)| turn))
}

pub(in super::super) async fn renew(_: &Permit<InviteStaff>, conn: &mut Conn, id: InvitationId, turn: i64, token_hash: &[u8], end: At) -> DbResult<u64> {
    execute!(conn, "update invitation set turn = $2, token_hash = $3, expires_at = $4 where id = $1", id.0, turn, token_hash, end.0)
}

/// The invitation of a link, while whoever sent it is here and may invite.
#[derive(sqlx::FromRow)]
pub(in super::super) struct TokenRow {
    pub(in super::super) id: Uuid,
    pub(in super::super) name: String,
    pub(in super::super) login: String,
    pub(in super::super) staff_id: Option<Uuid>,
    pub(in super::super) given: String,
    pub(in super::super) invited_by: Uuid,
}

pub(in super::super) async fn by_token(conn: &mut Conn, token_hash: &[u8], now: At) -> DbResult<Option<TokenRow>> {
    fetch_optional!(
        conn,
        TokenRow,
        "select i.id, i.name, i.login, i.staff_id, i.given, i.invited_by from invitation i join account a on a.id = i.invited_by
          where i.token_hash = $1 and i.guardian_id is null and i.ended_at is null and i.expires_at > $2 and a.is_active
            and exists (select 1 from account_role r join role_permission x on x.role = r.role and x.permission = 'manage_accounts'
                         where r.account_id = a.id and r.from_at <= $2 and (r.until_at is null or r.until_at > $2)
                           and r.campus_id is null and r.department is null and r.class_id is null)",
        token_hash,
        now.0
    )
}

/// What `role` allows and what `sender` may for the whole school; none: there is no such role any more.
pub(in super::super) async fn still(conn: &mut Conn, sender: Uuid, role: &str, now: At) -> DbResult<Option<(String, String)>> {
    fetch_optional!(
        conn,
        (String, String),
        "select coalesce((select string_agg(x.permission, ',') from role_permission x where x.role = $2), ''),
                coalesce((select string_agg(x.permission, ',') from account_role r join role_permission x on x.role = r.role
                           where r.account_id = $1 and r.from_at <= $3 and (r.until_at is null or r.until_at > $3)
                             and r.campus_id is null and r.department is null and r.class_id is null), '')
          where $2 not like 'custom.%' or exists (select 1 from custom_role c where c.role = $2 and c.retired_at is null)",
        sender,
        role,
        now.0
    )
}

/// Takes an invitation: 0 when it was taken or withdrawn before.
pub(in super::super) async fn take(conn: &mut Conn, id: Uuid, now: At) -> DbResult<u64> {
    execute!(conn, "update invitation set ended_at = $2 where id = $1 and ended_at is null", id, now.0)
}
