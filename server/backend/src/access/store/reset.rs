//! What a new password means for an account, and the ways back to it that are open.

use crate::{
    db::{Conn, DbResult},
    execute,
};
use shared::{id::AccountId, time::At};

/// Ends the ways back to `account` that are open, and sign-ins that wait for the code after the old password.
pub(in super::super) async fn close(conn: &mut Conn, account: AccountId, now: At) -> DbResult<u64> {
    execute!(conn, "update reset_link set ended_at = $2 where account_id = $1 and ended_at is null", account.0, now.0)?;
    execute!(conn, "update reset_code set expires_at = $2 where account_id = $1 and expires_at > $2", account.0, now.0)?;
    execute!(conn, "delete from sign_in_step where account_id = $1", account.0)
}

/// Another password; every session ends.
pub(in super::super) async fn set_password(conn: &mut Conn, account: AccountId, password_hash: &str) -> DbResult<u64> {
    execute!(conn, "update account set password_hash = $2 where id = $1", account.0, password_hash)?;
    execute!(conn, "delete from session where account_id = $1", account.0)
}
