//! A transaction that writes.

use super::{
    Conn, DbResult,
    sqlite::{Finish, State},
};
use std::ops::{Deref, DerefMut};
use tokio::sync::OwnedMutexGuard;

/// A transaction on either database. It is a [`Conn`]; dropped without [`Tx::commit`], it leaves nothing behind.
pub struct Tx {
    conn: Option<Conn>,
    finish: Option<Finish>,
}

impl Tx {
    pub(super) fn sqlite(state: OwnedMutexGuard<State>, finish: Finish) -> Self {
        Self { conn: Some(Conn::SqliteWriter(state)), finish: Some(finish) }
    }

    pub(super) fn postgres(tx: sqlx::Transaction<'static, sqlx::Postgres>) -> Self {
        Self { conn: Some(Conn::PostgresTx(tx)), finish: None }
    }

    /// Makes the work durable; returns when it is.
    pub async fn commit(mut self) -> DbResult<()> {
        match (self.conn.take(), self.finish.take()) {
            (Some(Conn::SqliteWriter(state)), Some(finish)) => finish.keep(state).await,
            (Some(Conn::PostgresTx(tx)), _) => tx.commit().await,
            _ => Err(sqlx::Error::WorkerCrashed),
        }
    }
}

impl Deref for Tx {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        self.conn.as_ref().expect("the connection is taken only by commit, which consumes the transaction")
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        self.conn.as_mut().expect("the connection is taken only by commit, which consumes the transaction")
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        if let (Some(Conn::SqliteWriter(state)), Some(finish)) = (self.conn.take(), self.finish.take()) {
            finish.abandon(state);
        }
    }
}
