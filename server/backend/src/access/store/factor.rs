//! Rows of the second factor, of the step before a session, and of proofs.

use crate::{
    access::{ManageAccount, OwnSecondFactor},
    db::{Conn, DbResult},
    execute, fetch_optional,
    policy::Permit,
    scalar,
};
use shared::{id::AccountId, time::At};
use uuid::Uuid;

/// The sealed secret of an account, and since when it holds.
pub(in super::super) async fn secret(conn: &mut Conn, account: AccountId) -> DbResult<Option<(Vec<u8>, i64)>> {
    fetch_optional!(conn, (Vec<u8>, i64), "select secret_sealed, since from second_factor where account_id = $1", account.0)
}

/// Uses the code of `step`: 0 when it, or a later one, was used before.
pub(in super::super) async fn use_step(conn: &mut Conn, account: AccountId, step: i64) -> DbResult<u64> {
    execute!(conn, "update second_factor set last_step = $2 where account_id = $1 and last_step < $2", account.0, step)
}

/// Uses a recovery code: 0 when there is none such, or it was used before.
pub(in super::super) async fn use_recovery(conn: &mut Conn, account: AccountId, code_hash: &[u8], now: At) -> DbResult<u64> {
    const SQL: &str = "update recovery_code set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null";
    execute!(conn, SQL, account.0, code_hash, now.0)
}

/// Recovery codes of the asker that were not used.
pub(in super::super) async fn codes_left(permit: &Permit<OwnSecondFactor>, conn: &mut Conn) -> DbResult<i64> {
    scalar!(conn, i64, "select count(*) from recovery_code where account_id = $1 and used_at is null", permit.actor().0)
}

/// The set-up of the asker that has begun: sealed secret and sealed recovery codes.
pub(in super::super) async fn set_up(permit: &Permit<OwnSecondFactor>, conn: &mut Conn) -> DbResult<Option<(Vec<u8>, Vec<u8>)>> {
    const SQL: &str = "select secret_sealed, codes_sealed from second_factor_set_up where account_id = $1 and expires_at > $2";
    fetch_optional!(conn, (Vec<u8>, Vec<u8>), SQL, permit.actor().0, permit.now().0)
}

/// Begins a set-up in the place of an older one.
pub(in super::super) async fn begin_set_up(permit: &Permit<OwnSecondFactor>, conn: &mut Conn, secret: &[u8], codes: &[u8], end: At) -> DbResult<u64> {
    const SQL: &str = "insert into second_factor_set_up (account_id, secret_sealed, codes_sealed, expires_at) values ($1, $2, $3, $4)";
    end_set_up(permit, conn).await?;
    execute!(conn, SQL, permit.actor().0, secret, codes, end.0)
}

pub(in super::super) async fn end_set_up(permit: &Permit<OwnSecondFactor>, conn: &mut Conn) -> DbResult<u64> {
    execute!(conn, "delete from second_factor_set_up where account_id = $1", permit.actor().0)
}

/// From now on the codes of `secret` are asked for, the one of `step` excepted; only `codes` recover.
pub(in super::super) async fn set(permit: &Permit<OwnSecondFactor>, conn: &mut Conn, secret: &[u8], step: i64, codes: &[Vec<u8>]) -> DbResult<()> {
    const SQL: &str = "insert into second_factor (account_id, secret_sealed, since, last_step) values ($1, $2, $3, $4)";
    clear(conn, permit.actor()).await?;
    end_set_up(permit, conn).await?;
    execute!(conn, SQL, permit.actor().0, secret, permit.now().0, step)?;
    for code in codes {
        execute!(conn, "insert into recovery_code (account_id, code_hash) values ($1, $2)", permit.actor().0, code)?;
    }
    Ok(())
}

/// Turns the asker's second factor off.
pub(in super::super) async fn end(permit: &Permit<OwnSecondFactor>, conn: &mut Conn) -> DbResult<u64> {
    clear(conn, permit.actor()).await
}

/// Takes the second factor of somebody who lost it away; how many there were.
pub(in super::super) async fn reset(permit: &Permit<ManageAccount>, conn: &mut Conn) -> DbResult<u64> {
    clear(conn, permit.on()).await
}

async fn clear(conn: &mut Conn, account: AccountId) -> DbResult<u64> {
    execute!(conn, "delete from recovery_code where account_id = $1", account.0)?;
    execute!(conn, "delete from second_factor where account_id = $1", account.0)
}

/// Somebody whose password was right and whose code is still asked for.
#[derive(sqlx::FromRow)]
pub(in super::super) struct StepRow {
    pub(in super::super) account_id: Uuid,
    pub(in super::super) login: String,
    pub(in super::super) kind: String,
    pub(in super::super) device: String,
}

pub(in super::super) async fn begin_step(conn: &mut Conn, token_hash: &[u8], account: Uuid, device: &str, now: At, end: At) -> DbResult<u64> {
    execute!(conn, "delete from sign_in_step where expires_at <= $1", now.0)?;
    execute!(conn, "insert into sign_in_step (token_hash, account_id, device, expires_at) values ($1, $2, $3, $4)", token_hash, account, device, end.0)
}

pub(in super::super) async fn step(conn: &mut Conn, token_hash: &[u8], now: At) -> DbResult<Option<StepRow>> {
    fetch_optional!(
        conn,
        StepRow,
        "select p.account_id, a.login, a.kind, p.device from sign_in_step p join account a on a.id = p.account_id
          where p.token_hash = $1 and p.expires_at > $2 and a.is_active",
        token_hash,
        now.0
    )
}

/// Ends a step: 0 when it was ended before.
pub(in super::super) async fn end_step(conn: &mut Conn, token_hash: &[u8]) -> DbResult<u64> {
    execute!(conn, "delete from sign_in_step where token_hash = $1", token_hash)
}
