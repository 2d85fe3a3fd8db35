//! Rows of sessions whose person proves anew who they are.

use crate::{
    access::OwnSecondFactor,
    db::{Conn, DbResult},
    execute, fetch_optional,
    policy::Permit,
};

/// Gives the asker's session another secret and notes the proof: the end of the session, and what waited for the proof.
pub(in super::super) async fn renew(permit: &Permit<OwnSecondFactor>, conn: &mut Conn, old: &[u8], new: &[u8]) -> DbResult<Option<(i64, Option<Vec<u8>>)>> {
    const FOUND: &str = "select expires_at, held_sealed from session where token_hash = $1 and account_id = $2";
    const SQL: &str = "update session set token_hash = $2, proved_at = $3, held_sealed = null where token_hash = $1 and account_id = $4";
    let found = fetch_optional!(conn, (i64, Option<Vec<u8>>), FOUND, old, permit.actor().0)?;
    execute!(conn, SQL, old, new, permit.now().0, permit.actor().0)?;
    Ok(found)
}

/// Keeps what waits for a proof beside the asker's session.
pub(in super::super) async fn hold(permit: &Permit<OwnSecondFactor>, conn: &mut Conn, token_hash: &[u8], held: &[u8]) -> DbResult<u64> {
    execute!(conn, "update session set held_sealed = $2 where token_hash = $1 and account_id = $3", token_hash, held, permit.actor().0)
}
