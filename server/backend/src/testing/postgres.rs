//! PostgreSQL for tests: the server `XUETU_TEST_POSTGRES` names, or a throw-away cluster from installed binaries.

use crate::new_id;
use sqlx::{Connection, Executor, PgConnection};

/// The URL of an empty database.
pub(super) async fn fresh_database() -> String {
    let server = std::env::var("XUETU_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!("tests need PostgreSQL: run them with `make test` (or tools/with-postgres COMMAND), or set XUETU_TEST_POSTGRES=postgres://user@host/postgres")
    });
    let name = format!("xuetu_test_{}", new_id().simple());
    let mut conn = PgConnection::connect(&server).await.expect("the PostgreSQL that XUETU_TEST_POSTGRES names answers");
    conn.execute(sqlx::AssertSqlSafe(format!("create database {name}"))).await.expect("may create databases");
    let (base, query) = server.split_once('?').map_or((server.as_str(), String::new()), |(base, query)| (base, format!("?{query}")));
    let base = base.rsplit_once('/').map_or(base, |(base, _)| base);
    format!("{base}/{name}{query}")
}
