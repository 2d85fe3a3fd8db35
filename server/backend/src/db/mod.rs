//! The two databases behind one SQL text: SQLite in the data folder, or PostgreSQL.

pub mod bulk;
pub mod dialect;
mod like;
mod migrate;
mod net;
mod pool;
mod readers;
mod roles;
pub mod sql;
mod sqlite;
mod tx;

pub use like::containing;
pub use net::Reach;
pub use pool::{Conn, Db, Dialect};
pub use sql::Statement;
pub use tx::Tx;

/// What the databases answer.
pub type DbResult<T> = Result<T, sqlx::Error>;
