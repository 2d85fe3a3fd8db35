//! Rows of links by which a new password is chosen.

use crate::{
    access::ManageAccount,
    db::{Conn, DbResult},
    execute, fetch_optional,
    policy::Permit,
};
use shared::time::At;
use uuid::Uuid;

/// The newest link of an account, whatever became of it.
#[derive(sqlx::FromRow)]
pub(in super::super) struct NewestRow {
    pub(in super::super) id: Uuid,
    pub(in super::super) expires_at: i64,
    pub(in super::super) ended_at: Option<i64>,
}

pub(in super::super) async fn newest(permit: &Permit<ManageAccount>, conn: &mut Conn) -> DbResult<Option<NewestRow>> {
    const SQL: &str = "select id, expires_at, ended_at from reset_link where account_id = $1 order by expires_at desc, id desc limit 1";
    fetch_optional!(conn, NewestRow, SQL, permit.on().0)
}

/// Writes a link; those before open nothing from now on.
pub(in super::super) async fn make(permit: &Permit<ManageAccount>, conn: &mut Conn, id: Uuid, token_hash: &[u8], end: At) -> DbResult<u64> {
    const SQL: &str = "insert into reset_link (id, account_id, made_by, token_hash, expires_at) values ($1, $2, $3, $4, $5)";
    withdraw(permit, conn).await?;
    execute!(conn, SQL, id, permit.on().0, permit.actor().0, token_hash, end.0)
}

/// Ends the link that is open; how many there were.
pub(in super::super) async fn withdraw(permit: &Permit<ManageAccount>, conn: &mut Conn) -> DbResult<u64> {
    const SQL: &str = "update reset_link set ended_at = $2 where account_id = $1 and ended_at is null and expires_at > $2";
    execute!(conn, SQL, permit.on().0, permit.now().0)
}

/// A link that is open, and whose account it is.
#[derive(sqlx::FromRow)]
pub(in super::super) struct TokenRow {
    pub(in super::super) id: Uuid,
    pub(in super::super) account_id: Uuid,
    pub(in super::super) made_by: Uuid,
    pub(in super::super) login: String,
    pub(in super::super) name: String,
    pub(in super::super) kind: String,
}

pub(in super::super) async fn by_token(conn: &mut Conn, token_hash: &[u8], now: At) -> DbResult<Option<TokenRow>> {
    fetch_optional!(
        conn,
        TokenRow,
        "select r.id, r.account_id, r.made_by, a.login, a.name, a.kind from reset_link r join account a on a.id = r.account_id
          where r.token_hash = $1 and r.ended_at is null and r.expires_at > $2",
        token_hash,
        now.0
    )
}

/// Takes a link: 0 when it was taken or withdrawn before.
pub(in super::super) async fn take(conn: &mut Conn, id: Uuid, now: At) -> DbResult<u64> {
    execute!(conn, "update reset_link set ended_at = $2 where id = $1 and ended_at is null", id, now.0)
}
