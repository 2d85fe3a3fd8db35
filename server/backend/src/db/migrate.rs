//! The schema, version by version: a pair of files of equal name for the two databases.

use super::{Db, DbResult};
use sqlx::migrate::Migrator;

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

pub(super) async fn run(db: &Db) -> DbResult<()> {
    match db {
        Db::Sqlite { writer, .. } => SQLITE.run(super::sql::writer(&mut *writer.alone().await)).await,
        Db::Postgres(pool) => POSTGRES.run(pool).await,
    }
    .map_err(|error| sqlx::Error::Migrate(Box::new(error)))
}

/// The newest version there is.
pub(super) fn newest() -> i64 {
    SQLITE.iter().map(|migration| migration.version).max().unwrap_or(0)
}
