//! The two databases behind one SQL text: SQLite in the data folder, or PostgreSQL.

pub mod bulk;
pub mod dialect;
mod migrate;
mod pool;
mod sqlite;
pub mod sql;
mod tx;

pub use pool::{Conn, Db, Dialect};
pub use sql::Statement;
pub use tx::Tx;

/// What the databases answer.
pub type DbResult<T> = Result<T, sqlx::Error>;
