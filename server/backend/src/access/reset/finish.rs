//! The new password.

use crate::{
    Cx, OrFault,
    access::{ended, store::reset as store, throttle::forgive},
    db::{Conn, Tx},
    event::Event,
};
use shared::{error::AppResult, id::AccountId, time::At};

/// Ends the ways back to `account` that are open.
pub(in super::super) async fn close(conn: &mut Conn, account: AccountId, now: At) -> AppResult<()> {
    store::close(conn, account, now).await.or_fault().map(drop)
}

/// Sets the password of somebody who proved themselves in the way that `by` names, ends every session, and commits.
pub(super) async fn finish(cx: &Cx, mut tx: Tx, account: AccountId, login: &str, password_hash: &str, by: &str) -> AppResult<()> {
    store::set_password(&mut tx, account, password_hash).await.or_fault()?;
    close(&mut tx, account, cx.clock.now()).await?;
    forgive(cx, &mut tx, login).await?;
    cx.commit(tx, &[Event { reason: by.into(), ..ended::event("password_reset", account) }]).await
}
