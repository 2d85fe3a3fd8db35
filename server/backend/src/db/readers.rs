//! SQLite's readers: opened when they are needed, lent to one request at a time.
//!
//! A reader is never inside a transaction, so one that comes back is as good as new and nothing is asked of it. The pool of
//! sqlx asks each whether it still answers, when it goes and when it comes: twice a hop to the reader's thread and back,
//! half of what a small page costs.

use super::DbResult;
use deadpool::{
    Runtime,
    managed::{Manager, Metrics, Object, Pool, PoolError, RecycleResult},
};
use sqlx::{Connection, Error, SqliteConnection, sqlite::SqliteConnectOptions};
use std::time::Duration;

/// The longest a request waits for a reader.
const PATIENCE: Duration = Duration::from_secs(30);

/// Opens readers.
pub struct Opener(SqliteConnectOptions);
/// The readers of one database.
pub type Readers = Pool<Opener>;
/// A reader that is lent out; it goes back when it is dropped.
pub type Reader = Object<Opener>;

impl Manager for Opener {
    type Type = SqliteConnection;
    type Error = Error;

    async fn create(&self) -> DbResult<SqliteConnection> {
        SqliteConnection::connect_with(&self.0).await
    }

    async fn recycle(&self, _: &mut SqliteConnection, _: &Metrics) -> RecycleResult<Error> {
        Ok(())
    }
}

/// At most `most` readers of the database of `options`.
pub(super) fn readers(options: SqliteConnectOptions, most: usize) -> DbResult<Readers> {
    let pool = Pool::builder(Opener(options)).max_size(most).runtime(Runtime::Tokio1).wait_timeout(Some(PATIENCE));
    pool.build().map_err(|error| Error::Configuration(error.into()))
}

/// A reader, as soon as one is free.
pub(super) async fn reader(readers: &Readers) -> DbResult<Reader> {
    readers.get().await.map_err(|error| match error {
        PoolError::Backend(error) => error,
        PoolError::Closed => Error::PoolClosed,
        _ => Error::PoolTimedOut,
    })
}
