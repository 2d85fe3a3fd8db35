//! Many rows in one statement.

/// Values bound in one statement at most: below the limits of both databases.
pub const BINDS: usize = 16_000;

/// Inserts `rows` in chunks: `bulk_insert!(conn, "insert into t (a, b) ", 2, rows, |row, b| { b.push_bind(row.a).push_bind(row.b); }, " on conflict do nothing")`,
/// where `2` is the number of columns. Answers the number of rows inserted.
#[macro_export]
macro_rules! bulk_insert {
    ($conn:expr, $head:expr, $columns:expr, $rows:expr, |$row:ident, $b:ident| $bind:block, $tail:expr) => {{
        let mut inserted = 0_u64;
        let mut failed = None;
        for chunk in $rows.chunks($crate::db::bulk::BINDS / $columns) {
            let done = match {
                let conn: &mut $crate::db::Conn = &mut *$conn;
                conn
            } {
                $crate::db::Conn::SqliteReader(_) | $crate::db::Conn::Postgres(_) => Err($crate::sqlx::Error::WorkerCrashed),
                $crate::db::Conn::SqliteWriter(state) => {
                    let mut all = $crate::sqlx::QueryBuilder::<$crate::sqlx::Sqlite>::new($head);
                    all.push_values(chunk, |mut $b, $row| $bind);
                    all.push($tail);
                    all.build().execute($crate::db::sql::writer(state)).await.map(|done| done.rows_affected())
                }
                $crate::db::Conn::PostgresTx(tx) => {
                    let mut all = $crate::sqlx::QueryBuilder::<$crate::sqlx::Postgres>::new($head);
                    all.push_values(chunk, |mut $b, $row| $bind);
                    all.push($tail);
                    all.build().execute(&mut **tx).await.map(|done| done.rows_affected())
                }
            };
            match done {
                Ok(rows) => inserted += rows,
                Err(error) => {
                    failed = Some(error);
                    break;
                }
            }
        }
        failed.map_or(Ok(inserted), Err)
    }};
}
