//! Snapshots of databases, and what is in them.

use super::house::is_server;
use crate::{
    Fault,
    db::{Conn, Db, DbResult, Dialect},
    on_each,
};
use std::{
    collections::BTreeMap,
    path::Path,
    process::{Command, Stdio},
};

/// The word for a kind of database in a manifest.
pub fn word(db: &Db) -> &'static str {
    if db.dialect() == Dialect::Sqlite { "sqlite" } else { "postgres" }
}

/// The name of a database's copy.
pub fn name(db: &Db, stem: &str) -> String {
    format!("{stem}.{}", if db.dialect() == Dialect::Sqlite { "db" } else { "dump" })
}

/// Writes one consistent state of `db`, which may go on serving, into `file`, and answers schema and rows of that state.
pub async fn snapshot(db: &Db, url: &str, file: &Path) -> Result<(i64, BTreeMap<String, i64>), Fault> {
    match db {
        Db::Sqlite { .. } => {
            let mut conn = db.read().await?;
            let path = file.display().to_string();
            on_each!(&mut conn, |c| sqlx::query("vacuum into $1").bind(&path).execute(c).await.map(|_| ()))?;
            std::fs::File::open(file)?.sync_all()?;
            contents(&mut Db::read_copy(file).await?).await
        }
        Db::Postgres(_) => dump(db, url, file).await,
    }
}

/// Counts and dump see the same state: the dump takes part in this transaction's snapshot.
async fn dump(db: &Db, url: &str, file: &Path) -> Result<(i64, BTreeMap<String, i64>), Fault> {
    let mut tx = db.begin().await?;
    on_each!(&mut tx, |c| sqlx::query("set transaction isolation level repeatable read").execute(c).await.map(|_| ()))?;
    let shared: String = on_each!(&mut tx, |c| sqlx::query_scalar("select pg_export_snapshot()").fetch_one(c).await)?;
    let contents = contents(&mut tx).await?;
    let mut command = tool("pg_dump", url);
    command.args(["--format=custom", "--no-owner", "--enable-row-security", "--snapshot", &shared, "--file"]).arg(file);
    run(command, "pg_dump").await?;
    Ok(contents)
}

/// Puts a dump back, all of it or nothing.
pub async fn put_back(url: &str, file: &Path) -> Result<(), Fault> {
    Db::open(url).await?.make_app_role().await?;
    let mut command = tool("pg_restore", url);
    command.args(["--single-transaction", "--exit-on-error", "--no-owner"]).arg(file);
    run(command, "pg_restore").await
}

/// A tool of PostgreSQL's; the password goes by the environment, where other people of the machine do not see it.
fn tool(name: &str, url: &str) -> Command {
    let (address, password) = without_password(url);
    let mut command = Command::new(name);
    command.arg("--dbname").arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    command
}

fn without_password(url: &str) -> (String, Option<String>) {
    let found = url.split_once("://").and_then(|(scheme, rest)| Some((scheme, rest.split_once('@')?)));
    match found {
        Some((scheme, (user, rest))) if user.contains(':') => {
            let (user, password) = user.split_once(':').unwrap_or((user, ""));
            (format!("{scheme}://{user}@{rest}"), Some(password.to_owned()))
        }
        _ => (url.to_owned(), None),
    }
}

async fn run(mut command: Command, name: &str) -> Result<(), Fault> {
    let ended = tokio::task::spawn_blocking(move || command.output()).await.map_err(|error| Fault::Other(error.to_string()))?;
    let done = ended.map_err(|error| Fault::Other(format!("{name} is needed to back up or restore PostgreSQL: {error}")))?;
    if done.status.success() { Ok(()) } else { Err(Fault::Other(format!("{name}: {}", String::from_utf8_lossy(&done.stderr).trim()))) }
}

/// The newest migration, and rows by table.
pub async fn contents(conn: &mut Conn) -> Result<(i64, BTreeMap<String, i64>), Fault> {
    let tables = tables(conn).await?;
    let mut counts = BTreeMap::new();
    for table in tables.iter().filter(|table| !table.starts_with('_')) {
        let sql = format!("select count(*) from \"{table}\"");
        let rows: i64 = on_each!(conn, |c| sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(c).await)?;
        counts.insert(table.clone(), rows);
    }
    let schema = if tables.iter().any(|table| table == "_sqlx_migrations") {
        on_each!(conn, |c| sqlx::query_scalar("select coalesce(max(version), 0) from _sqlx_migrations").fetch_one(c).await)?
    } else {
        0
    };
    Ok((schema, counts))
}

/// The tables of a database; the search index counts as none, for it is made of others.
pub async fn tables(conn: &mut Conn) -> DbResult<Vec<String>> {
    let sql = match conn.dialect() {
        Dialect::Sqlite => "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'learner_search%' order by name",
        Dialect::Postgres => "select cast(tablename as text) from pg_tables where schemaname = current_schema() and tablename <> 'learner_search' order by 1",
    };
    on_each!(conn, |c| sqlx::query_scalar(sql).fetch_all(c).await)
}

/// Whether a database holds nothing yet. A file that is not there is empty.
pub async fn is_empty(url: &str) -> Result<bool, Fault> {
    if !is_server(url) {
        return Ok(!Path::new(url).exists());
    }
    let db = Db::open(url).await?;
    Ok(tables(&mut db.read().await?).await?.is_empty())
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn a_password_is_taken_out_of_an_address() {
        assert_eq!(without_password("postgres://u:p@h/d?x=1"), ("postgres://u@h/d?x=1".into(), Some("p".into())));
        assert_eq!(without_password("postgres://u@h/d"), ("postgres://u@h/d".into(), None));
        assert_eq!(without_password("postgres:///d"), ("postgres:///d".into(), None));
    }
}
