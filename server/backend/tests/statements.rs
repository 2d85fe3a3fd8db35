//! Every SQL text of the product is understood by both databases.

use backend::{
    db::{Conn, sql},
    sqlx::Executor,
    testing::databases,
};

#[tokio::test(flavor = "multi_thread")]
async fn every_text_is_prepared_on_both() {
    let all: Vec<_> = sql::statements().collect();
    assert!(all.len() > 60, "the register is nearly empty: {}", all.len());
    for house in databases().await {
        let mut refused = Vec::new();
        let mut conn = house.db.read().await.unwrap();
        for statement in all.iter().filter(|statement| statement.only.is_none_or(|only| only == house.db.dialect())) {
            let prepared = match &mut conn {
                Conn::SqliteReader(conn) => conn.prepare(backend::sqlx::AssertSqlSafe(statement.sql).into_sql_str()).await.map(drop),
                Conn::Postgres(conn) => conn.prepare(backend::sqlx::AssertSqlSafe(statement.sql).into_sql_str()).await.map(drop),
                _ => unreachable!("a reader reads"),
            };
            if let Err(error) = prepared {
                refused.push(format!("{}:{} on {}: {error}", statement.file, statement.line, house.name));
            }
        }
        assert!(refused.is_empty(), "{}", refused.join("\n"));
    }
}
use backend::sqlx::SqlSafeStr;
