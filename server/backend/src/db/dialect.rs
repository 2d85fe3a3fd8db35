//! What the two databases say differently. Nothing outside this file asks which one it is.

use super::{Conn, Db, DbResult, Dialect};
use crate::sqlx::Executor;
use uuid::Uuid;

/// Makes events visible in the order of their sequence: on PostgreSQL the writers of events pass one at a time,
/// from here to their commit; SQLite has one writer anyway.
pub async fn order_events(conn: &mut Conn) -> DbResult<()> {
    if let Conn::PostgresTx(tx) = conn {
        tx.execute("select pg_advisory_xact_lock(7201)").await?;
    }
    Ok(())
}

/// Wakes the other processes on the same database after events were committed.
pub async fn wake_others(conn: &mut Conn) -> DbResult<()> {
    if let Conn::Postgres(conn) = conn {
        conn.execute("notify xuetu_events").await?;
    }
    Ok(())
}

/// On PostgreSQL other processes commit too: calls `wake` at each of their notices.
pub async fn on_notice(db: &Db, wake: impl Fn() + Send + 'static) -> DbResult<()> {
    let Db::Postgres(pool) = db else { return Ok(()) };
    let mut listener = sqlx::postgres::PgListener::connect_with(pool).await?;
    listener.listen("xuetu_events").await?;
    tokio::spawn(async move {
        while listener.recv().await.is_ok() {
            wake();
        }
    });
    Ok(())
}

/// Writes the search words of a learner: characters, pinyin and initials, separated by spaces.
pub async fn index_learner(conn: &mut Conn, learner: Uuid, words: &str) -> DbResult<()> {
    match conn.dialect() {
        Dialect::Sqlite => {
            run(conn, "delete from learner_search where learner_id = $1", learner, None).await?;
            run(conn, "insert into learner_search (learner_id, words) values ($1, $2)", learner, Some(words)).await
        }
        Dialect::Postgres => {
            let sql = "insert into learner_search (learner_id, words) values ($1, to_tsvector('simple', $2)) on conflict (learner_id) do update set words = excluded.words";
            run(conn, sql, learner, Some(words)).await
        }
    }
}

/// Takes the search words of a learner away.
pub async fn forget_learner(conn: &mut Conn, learner: Uuid) -> DbResult<()> {
    run(conn, "delete from learner_search where learner_id = $1", learner, None).await
}

async fn run(conn: &mut Conn, sql: &'static str, learner: Uuid, words: Option<&str>) -> DbResult<()> {
    crate::on_each!(conn, |c| {
        let query = sqlx::query(sql).bind(learner);
        match words {
            Some(words) => query.bind(words).execute(c).await.map(|_| ()),
            None => query.execute(c).await.map(|_| ()),
        }
    })
}

/// Learners whose search words contain the phrase of `terms` (or begin with it), at most `limit`.
pub async fn search_learners(conn: &mut Conn, terms: &str, limit: i64) -> DbResult<Vec<Uuid>> {
    crate::count::one();
    let words: Vec<&str> = terms.split_whitespace().collect();
    match conn.dialect() {
        Dialect::Sqlite => {
            let phrase = format!("\"{}\" *", words.join(" ").replace('"', ""));
            let sql = "select learner_id from learner_search where learner_search match $1 limit $2";
            crate::on_each!(conn, |c| sqlx::query_scalar(sql).bind(phrase).bind(limit).fetch_all(c).await)
        }
        Dialect::Postgres => {
            let quoted: Vec<String> = words.iter().map(|word| format!("'{}'", word.replace(['\'', '\\'], ""))).collect();
            let phrase = format!("{}:*", quoted.join(" <-> "));
            let sql = "select learner_id from learner_search where words @@ to_tsquery('simple', $1) limit $2";
            crate::on_each!(conn, |c| sqlx::query_scalar(sql).bind(phrase).bind(limit).fetch_all(c).await)
        }
    }
}

/// Whether a learner of any campus has a number, or had it besides: on PostgreSQL the net below the policy would hide those of other campuses.
pub async fn is_number_taken(conn: &mut Conn, no: &str) -> DbResult<bool> {
    crate::count::one();
    let sql = match conn.dialect() {
        Dialect::Sqlite => "select (select count(*) from learner where no = $1) + (select count(*) from learner_alias where no = $1)",
        Dialect::Postgres => "select xuetu_number_taken($1)",
    };
    let taken: i64 = crate::on_each!(conn, |c| sqlx::query_scalar(sql).bind(no).fetch_one(c).await)?;
    Ok(taken > 0)
}

/// The highest numbers of a length that begin with `head` and go on with as many digits, of learners of any campus.
pub async fn numbers_taken(conn: &mut Conn, head: &str, length: i64, digits: i64) -> DbResult<Vec<String>> {
    crate::count::one();
    let sql = match conn.dialect() {
        Dialect::Sqlite => {
            "select no from (select no from learner union all select no from learner_alias)
              where length(no) = $2 and substr(no, 1, length($1)) = $1
                and substr(no, length($1) + 1, $3) not glob '*[^0-9]*' order by no desc limit 20"
        }
        Dialect::Postgres => "select * from xuetu_numbers_taken($1, $2, $3)",
    };
    crate::on_each!(conn, |c| sqlx::query_scalar(sql).bind(head).bind(length).bind(digits).fetch_all(c).await)
}

/// Claims up to `limit` due jobs until `lease`: no other worker gets them before.
pub async fn claim_jobs(conn: &mut Conn, now: i64, lease: i64, limit: i64) -> DbResult<Vec<Uuid>> {
    let skip = match conn.dialect() {
        Dialect::Sqlite => "",
        Dialect::Postgres => "for update skip locked",
    };
    let sql = format!(
        "update job set state = 'running', lease_until = $2, attempts = attempts + 1 where id in \
         (select id from job where (state = 'ready' and run_at <= $1) or (state = 'running' and lease_until < $1) order by run_at limit $3 {skip}) returning id"
    );
    crate::on_each!(conn, |c| sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(now).bind(lease).bind(limit).fetch_all(c).await)
}

/// Gives the room of deleted rows back; their content is overwritten.
pub(super) async fn vacuum(pool: &sqlx::PgPool, tables: &[&str]) -> DbResult<()> {
    pool.execute(sqlx::AssertSqlSafe(format!("vacuum {}", tables.join(", ")))).await.map(|_| ())
}

/// A list parameter, which the two databases spell differently: all rows of `$head … $column in (list)` as `$row`.
/// `$shape` is the macro that puts head and tail together; `$at` is the placeholder after the last of the other arguments.
#[macro_export]
macro_rules! fetch_listed {
    ($conn:expr, $row:ty, $shape:ident, $head:literal, $column:literal, $at:literal, $ids:expr $(, $arg:expr)* $(,)?) => {{
        let list = $crate::db::dialect::list_of($ids);
        match $conn.dialect() {
            $crate::db::Dialect::Sqlite => {
                const SQL: &str = $shape!($head, " and ", $column, " in (select unhex(value) from json_each(", $at, "))");
                $crate::count::one();
                $crate::inventory::submit! { $crate::db::Statement { file: file!(), line: line!(), sql: SQL, only: Some($crate::db::Dialect::Sqlite) } }
                $crate::on_each!(&mut *$conn, |c| $crate::sqlx::query_as::<_, $row>(SQL)$(.bind($arg))*.bind(&list).fetch_all(c).await)
            }
            $crate::db::Dialect::Postgres => {
                const SQL: &str = $shape!($head, " and ", $column, " in (select cast(value as uuid) from json_array_elements_text(cast(", $at, " as json)))");
                $crate::count::one();
                $crate::inventory::submit! { $crate::db::Statement { file: file!(), line: line!(), sql: SQL, only: Some($crate::db::Dialect::Postgres) } }
                $crate::on_each!(&mut *$conn, |c| $crate::sqlx::query_as::<_, $row>(SQL)$(.bind($arg))*.bind(&list).fetch_all(c).await)
            }
        }
    }};
}

/// The text of a list parameter.
#[must_use]
pub fn list_of(ids: &[Uuid]) -> String {
    serde_json::to_string(&ids.iter().map(|id| id.simple().to_string()).collect::<Vec<_>>()).unwrap_or_default()
}

/// Writes the search words of learners who have none yet, many in one statement.
pub async fn index_new_learners(conn: &mut Conn, rows: &[(Uuid, String)]) -> DbResult<()> {
    for chunk in rows.chunks(super::bulk::BINDS / 2) {
        match conn {
            Conn::SqliteWriter(state) => {
                let mut all = sqlx::QueryBuilder::<sqlx::Sqlite>::new("insert into learner_search (learner_id, words) ");
                all.push_values(chunk, |mut b, (learner, words)| {
                    b.push_bind(*learner).push_bind(words);
                });
                all.build().execute(super::sql::writer(state)).await?;
            }
            Conn::PostgresTx(tx) => {
                let mut all = sqlx::QueryBuilder::<sqlx::Postgres>::new("insert into learner_search (learner_id, words) ");
                all.push_values(chunk, |mut b, (learner, words)| {
                    b.push_bind(*learner).push("to_tsvector('simple', ").push_bind_unseparated(words).push_unseparated(")");
                });
                all.build().execute(&mut **tx).await?;
            }
            Conn::SqliteReader(_) | Conn::Postgres(_) => return Err(sqlx::Error::WorkerCrashed),
        }
    }
    Ok(())
}

/// All rows of every table as text, for tests that look for somebody who must not be there.
pub async fn texts(conn: &mut Conn) -> DbResult<Vec<(String, String)>> {
    let tables: Vec<String> = match conn.dialect() {
        Dialect::Sqlite => crate::on_each!(conn, |c| sqlx::query_scalar("select name from sqlite_master where type = 'table'").fetch_all(c).await)?,
        Dialect::Postgres => {
            crate::on_each!(conn, |c| sqlx::query_scalar("select cast(tablename as text) from pg_tables where schemaname = 'public'").fetch_all(c).await)?
        }
    };
    let mut texts = Vec::new();
    for table in tables {
        let rows = match conn.dialect() {
            Dialect::Sqlite => sqlite_rows(conn, &table).await?,
            Dialect::Postgres => {
                let sql = format!("select coalesce(string_agg(cast(t as text), ' '), '') from \"{table}\" t");
                crate::on_each!(conn, |c| sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(c).await)?
            }
        };
        texts.push((table, rows));
    }
    Ok(texts)
}

async fn sqlite_rows(conn: &mut Conn, table: &str) -> DbResult<String> {
    let columns = format!("select name from pragma_table_info('{table}')");
    let columns: Vec<String> = crate::on_each!(conn, |c| sqlx::query_scalar(sqlx::AssertSqlSafe(columns)).fetch_all(c).await)?;
    let joined = columns.iter().map(|column| format!("coalesce(cast(\"{column}\" as text), '')")).collect::<Vec<_>>().join(" || ' ' || ");
    let sql = format!("select cast(coalesce(group_concat({joined}, ' '), '') as blob) from \"{table}\"");
    let bytes: Vec<u8> = crate::on_each!(conn, |c| sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(c).await)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
