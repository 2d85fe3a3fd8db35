//! Rows of requests for a code by which a guardian chooses a new password.

use crate::{
    db::{Conn, DbResult},
    execute, fetch_all, fetch_optional, scalar,
};
use shared::{id::AccountId, time::At};
use uuid::Uuid;

/// Writes a request down, the same for a login that somebody has and for one that nobody has, and forgets those that ended before `old`.
pub(in super::super) async fn ask(conn: &mut Conn, token_hash: &[u8], login: &str, end: At, old: At) -> DbResult<u64> {
    const SQL: &str = "insert into reset_code (token_hash, account_id, expires_at) values ($1, (select id from account where login = $2), $3)";
    execute!(conn, "delete from reset_code where expires_at < $1", old.0)?;
    execute!(conn, SQL, token_hash, login, end.0)
}

/// A request for which nobody has looked yet whether a code goes out.
#[derive(sqlx::FromRow)]
pub(in super::super) struct WaitingRow {
    pub(in super::super) token_hash: Vec<u8>,
    pub(in super::super) account_id: Uuid,
}

pub(in super::super) async fn waiting(conn: &mut Conn, now: At) -> DbResult<Vec<WaitingRow>> {
    const SQL: &str =
        "select token_hash, account_id from reset_code where account_id is not null and looked_at is null and expires_at > $1 order by expires_at limit 100";
    fetch_all!(conn, WaitingRow, SQL, now.0)
}

/// Takes a request on: 0 when another server did.
pub(in super::super) async fn look(conn: &mut Conn, token_hash: &[u8], now: At) -> DbResult<u64> {
    execute!(conn, "update reset_code set looked_at = $2 where token_hash = $1 and looked_at is null", token_hash, now.0)
}

/// A guardian who may sign in, and the phone the school has.
#[derive(sqlx::FromRow)]
pub(in super::super) struct GuardianRow {
    pub(in super::super) guardian_id: Uuid,
    pub(in super::super) login: String,
    pub(in super::super) name: String,
    pub(in super::super) phone_sealed: Vec<u8>,
}

pub(in super::super) async fn guardian(conn: &mut Conn, account: AccountId) -> DbResult<Option<GuardianRow>> {
    fetch_optional!(
        conn,
        GuardianRow,
        "select a.guardian_id, a.login, a.name, g.phone_sealed from account a join guardian g on g.id = a.guardian_id
          where a.id = $1 and a.kind = 'guardian' and a.is_active and g.phone_sealed is not null",
        account.0
    )
}

/// Codes that were sent to `account` after `since`.
pub(in super::super) async fn sent(conn: &mut Conn, account: AccountId, since: At) -> DbResult<i64> {
    const SQL: &str = "select count(*) from reset_code where account_id = $1 and looked_at > $2 and code_hash is not null";
    scalar!(conn, i64, SQL, account.0, since.0)
}

/// Keeps the hash of a code that is being sent.
pub(in super::super) async fn set_code(conn: &mut Conn, token_hash: &[u8], code_hash: &[u8]) -> DbResult<u64> {
    execute!(conn, "update reset_code set code_hash = $2 where token_hash = $1", token_hash, code_hash)
}

/// Counts a try: 0 when `most` were made, or the request is over.
pub(in super::super) async fn count_try(conn: &mut Conn, token_hash: &[u8], most: i64, now: At) -> DbResult<u64> {
    const SQL: &str = "update reset_code set tries = tries + 1 where token_hash = $1 and tries < $2 and proved_at is null and expires_at > $3";
    execute!(conn, SQL, token_hash, most, now.0)
}

/// The phone is proved, for choosing a password until `end`: 0 when the code is another.
pub(in super::super) async fn prove(conn: &mut Conn, token_hash: &[u8], code_hash: &[u8], now: At, end: At) -> DbResult<u64> {
    const SQL: &str = "update reset_code set proved_at = $3, expires_at = $4 where token_hash = $1 and code_hash = $2";
    execute!(conn, SQL, token_hash, code_hash, now.0, end.0)
}

/// The account of a request whose phone is proved.
pub(in super::super) async fn proved(conn: &mut Conn, token_hash: &[u8], now: At) -> DbResult<Option<(Uuid,)>> {
    const SQL: &str = "select account_id from reset_code where token_hash = $1 and proved_at is not null and account_id is not null and expires_at > $2";
    fetch_optional!(conn, (Uuid,), SQL, token_hash, now.0)
}

/// Takes a proof: 0 when it was taken before, or its time is over.
pub(in super::super) async fn take(conn: &mut Conn, token_hash: &[u8], now: At) -> DbResult<u64> {
    execute!(conn, "update reset_code set expires_at = $2 where token_hash = $1 and proved_at is not null and expires_at > $2", token_hash, now.0)
}
