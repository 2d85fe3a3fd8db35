//! The key database: SQLite beside the school's, or a PostgreSQL of its own. It holds ids and wrapped keys, nothing else.

use super::{Fresh, Master, Masters, PersonKey, Ring, Wrapped};
use crate::{
    Fault,
    db::{Conn, Db, DbResult, Dialect, dialect::list_of},
    on_each,
};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use uuid::Uuid;
use zeroize::Zeroizing;

/// Keys kept ready; beyond it the whole is forgotten and read anew.
const READY: usize = 200_000;
/// Above this many persons the table is read whole.
const MANY: usize = 4000;

/// The keys of all persons.
pub struct Store {
    db: Db,
    pub(super) masters: Masters,
    ready: Mutex<HashMap<Uuid, PersonKey>>,
}

impl Store {
    /// The keys in `db`, unwrapped by `masters`.
    pub async fn open(db: Db, masters: Masters) -> DbResult<Self> {
        let bytes = if db.dialect() == Dialect::Sqlite { "blob" } else { "bytea" };
        let id = if db.dialect() == Dialect::Sqlite { "blob" } else { "uuid" };
        let mut tx = db.begin().await?;
        run(&mut tx, &format!("create table if not exists person_key (person {id} primary key, wrapped {bytes} not null)")).await?;
        run(&mut tx, &format!("create table if not exists master_now (one bigint primary key, print {bytes} not null)")).await?;
        tx.commit().await?;
        Ok(Self { db, masters, ready: Mutex::default() })
    }

    /// The keys of `persons`, in one query for those that are not ready. Persons without a key are left out.
    pub async fn ring(&self, persons: &[Uuid]) -> Result<Ring, Fault> {
        let (mut ring, missing) = self.ready_of(persons);
        if missing.is_empty() {
            return Ok(ring);
        }
        let mut conn = self.db.read().await?;
        let rows = if missing.len() > MANY { all(&mut conn).await? } else { some(&mut conn, &missing).await? };
        drop(conn);
        let mut read = Vec::with_capacity(rows.len());
        for (person, wrapped) in rows {
            read.push((person, PersonKey::new(&*self.masters.find(|master| master.wrapped(&wrapped))?.unwrap(person, &wrapped)?)));
        }
        self.make_ready(&read);
        ring.0.extend(read);
        Ok(ring)
    }

    fn make_ready(&self, keys: &[(Uuid, PersonKey)]) {
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        if ready.len() + keys.len() > READY {
            ready.clear();
        }
        ready.extend(keys.iter().cloned());
    }

    fn ready_of(&self, persons: &[Uuid]) -> (Ring, Vec<Uuid>) {
        let ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut ring, mut missing) = (Ring::default(), Vec::new());
        for person in persons {
            match ready.get(person) {
                Some(key) => drop(ring.0.insert(*person, key.clone())),
                None => missing.push(*person),
            }
        }
        (ring, missing)
    }

    /// Stores keys that were made, all or none, under the master key that counts at this moment. A person who has a key
    /// keeps it: what was sealed under it must open.
    pub async fn keep(&self, fresh: &Fresh) -> Result<(), Fault> {
        let made: Vec<_> = fresh.made().iter().map(|(person, bytes)| (*person, bytes.clone())).collect();
        if made.is_empty() {
            return Ok(());
        }
        let mut tx = self.db.begin().await?;
        let now = now(&mut tx).await?;
        let master = self.masters.find(|master| now.as_ref().is_none_or(|print| master.print() == print.as_slice()))?;
        let rows: Vec<(Uuid, Wrapped)> = made.iter().map(|(person, bytes)| (*person, master.wrap(*person, bytes))).collect();
        let all_new = insert(&mut tx, &rows).await? == rows.len() as u64;
        tx.commit().await?;
        if all_new {
            self.make_ready(&made.iter().map(|(person, bytes)| (*person, PersonKey::new(bytes))).collect::<Vec<_>>());
        }
        Ok(())
    }

    /// Begins a key database: its master key, and the first keys under it. One that was begun stays as it is.
    pub async fn begin(&self, master: &Master, keys: &[(Uuid, Zeroizing<[u8; 32]>)]) -> DbResult<()> {
        let mut tx = self.db.begin().await?;
        if now(&mut tx).await?.is_none() {
            set_now(&mut tx, &master.print()).await?;
        }
        let rows: Vec<(Uuid, Wrapped)> = keys.iter().map(|(id, key)| (*id, master.wrap(*id, key))).collect();
        insert(&mut tx, &rows).await?;
        tx.commit().await
    }

    /// One key that must be there.
    pub async fn key(&self, id: Uuid) -> Result<Zeroizing<[u8; 32]>, Fault> {
        let row = some(&mut self.db.read().await?, &[id]).await?.pop();
        let lost = || Fault::Keys("the key database holds no keys of this school; put back the one that belongs to it".into());
        let (_, wrapped) = row.ok_or_else(lost)?;
        self.masters.find(|master| master.wrapped(&wrapped))?.unwrap(id, &wrapped)
    }

    /// Destroys keys for good: nothing sealed under them opens any more, in no copy of the school's database.
    pub async fn destroy(&self, persons: &[Uuid]) -> Result<(), Fault> {
        let mut tx = self.db.begin().await?;
        for person in persons {
            on_each!(&mut tx, |c| sqlx::query("delete from person_key where person = $1").bind(person).execute(c).await.map(|_| ()))?;
        }
        tx.commit().await?;
        self.db.wipe(&["person_key"]).await?;
        self.ready.lock().unwrap_or_else(PoisonError::into_inner).retain(|person, _| !persons.contains(person));
        Ok(())
    }

    /// Whether one of `persons` has a key.
    pub async fn has_any(&self, persons: &[Uuid]) -> DbResult<bool> {
        Ok(!some(&mut self.db.read().await?, persons).await?.is_empty())
    }

    /// The key database.
    pub const fn db(&self) -> &Db {
        &self.db
    }

    /// How many persons have a key.
    pub async fn count(&self) -> DbResult<i64> {
        let mut conn = self.db.read().await?;
        on_each!(&mut conn, |c| sqlx::query_scalar("select count(*) from person_key").fetch_one(c).await)
    }
}

/// The print of the master key that counts, read so that a rotation waits for this transaction.
pub(super) async fn now(conn: &mut Conn) -> DbResult<Option<Vec<u8>>> {
    on_each!(conn, |c| sqlx::query_scalar("update master_now set print = print where one = 1 returning print").fetch_optional(c).await)
}

/// Makes the master key of this print the one that counts.
pub(super) async fn set_now(conn: &mut Conn, print: &[u8]) -> DbResult<()> {
    const SQL: &str = "insert into master_now (one, print) values (1, $1) on conflict (one) do update set print = excluded.print";
    on_each!(conn, |c| sqlx::query(SQL).bind(print).execute(c).await.map(|_| ()))
}

/// Keys that another master key than the one of `print` wrapped, at most `limit`.
pub(super) async fn others(conn: &mut Conn, print: &[u8], limit: i64) -> DbResult<Vec<(Uuid, Wrapped)>> {
    let sql = match conn.dialect() {
        Dialect::Sqlite => "select person, wrapped from person_key where substr(wrapped, 1, 4) <> $1 limit $2",
        Dialect::Postgres => "select person, wrapped from person_key where substring(wrapped from 1 for 4) <> $1 limit $2",
    };
    on_each!(conn, |c| sqlx::query_as(sql).bind(print).bind(limit).fetch_all(c).await)
}

/// Puts a key in the place of the same key under another wrapping.
pub(super) async fn rewrap(conn: &mut Conn, person: Uuid, wrapped: &[u8]) -> DbResult<()> {
    on_each!(conn, |c| sqlx::query("update person_key set wrapped = $2 where person = $1").bind(person).bind(wrapped).execute(c).await.map(|_| ()))
}

async fn all(conn: &mut Conn) -> DbResult<Vec<(Uuid, Wrapped)>> {
    on_each!(conn, |c| sqlx::query_as("select person, wrapped from person_key").fetch_all(c).await)
}

async fn some(conn: &mut Conn, persons: &[Uuid]) -> DbResult<Vec<(Uuid, Wrapped)>> {
    let sql = match conn.dialect() {
        Dialect::Sqlite => "select person, wrapped from person_key where person in (select unhex(value) from json_each($1))",
        Dialect::Postgres => {
            "select person, wrapped from person_key where person in (select cast(value as uuid) from json_array_elements_text(cast($1 as json)))"
        }
    };
    crate::count::one();
    on_each!(conn, |c| sqlx::query_as(sql).bind(list_of(persons)).fetch_all(c).await)
}

async fn insert(conn: &mut Conn, rows: &[(Uuid, Wrapped)]) -> DbResult<u64> {
    crate::bulk_insert!(
        conn,
        "insert into person_key (person, wrapped) ",
        2,
        rows,
        |row, b| {
            b.push_bind(row.0).push_bind(&row.1);
        },
        " on conflict (person) do nothing"
    )
}

async fn run(conn: &mut Conn, sql: &str) -> DbResult<()> {
    on_each!(conn, |c| sqlx::query(sqlx::AssertSqlSafe(sql.to_owned())).execute(c).await.map(|_| ()))
}
