//! Opening a database; connections to read from.

use super::{
    DbResult, Reach, Tx, migrate, net,
    readers::{Reader, Readers, reader},
    roles,
    sqlite::Writer,
};
use sqlx::{PgPool, Postgres, pool::PoolConnection, postgres::PgPoolOptions};
use std::{path::Path, sync::Arc, time::Duration};
use tokio::sync::OwnedMutexGuard;

/// Which of the two databases is behind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialect {
    /// SQLite: one writer, many readers, one process.
    Sqlite,
    /// PostgreSQL: many processes.
    Postgres,
}

/// The school's database. Cheap to clone.
#[derive(Clone)]
pub enum Db {
    /// SQLite: a read-only pool and the one writer.
    Sqlite {
        /// Read-only connections.
        readers: Readers,
        /// The one connection that writes.
        writer: Arc<Writer>,
    },
    /// PostgreSQL.
    Postgres(PgPool),
}

/// One connection. Store functions take it, whether it reads or is inside a transaction.
pub enum Conn {
    /// A reader of SQLite.
    SqliteReader(Reader),
    /// The writer of SQLite, held exclusively.
    SqliteWriter(OwnedMutexGuard<super::sqlite::State>),
    /// A connection of PostgreSQL.
    Postgres(PoolConnection<Postgres>),
    /// A transaction of PostgreSQL.
    PostgresTx(sqlx::Transaction<'static, Postgres>),
}

impl Db {
    /// Opens `url`: `postgres://…`, or the path of an SQLite file, which is created where it is missing.
    pub async fn open(url: &str) -> DbResult<Self> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let options = PgPoolOptions::new().max_connections(16).acquire_timeout(Duration::from_secs(10));
            return Ok(Self::Postgres(net::lift_after_use(options).connect(url).await?));
        }
        let (readers, writer) = super::sqlite::open(Path::new(url)).await?;
        Ok(Self::Sqlite { readers, writer: Arc::new(writer) })
    }

    /// A connection to a copy of an SQLite database, which is read and left as it is.
    pub async fn read_copy(file: &Path) -> DbResult<Conn> {
        Ok(Conn::SqliteReader(reader(&super::sqlite::copy(file)?).await?))
    }

    /// The newest version of the schema this release knows.
    #[must_use]
    pub fn newest_schema() -> i64 {
        migrate::newest()
    }

    /// Makes the role that the net below the policy needs, before a dump that names it is put back.
    pub async fn make_app_role(&self) -> DbResult<()> {
        match self {
            Self::Sqlite { .. } => Ok(()),
            Self::Postgres(pool) => net::make_role(pool).await,
        }
    }

    /// Brings the schema up to this version.
    pub async fn migrate(&self) -> DbResult<()> {
        migrate::run(self).await?;
        roles::store(self).await
    }

    /// Makes what was deleted from `tables` unreadable in the files of the database too.
    pub async fn wipe(&self, tables: &[&str]) -> DbResult<()> {
        match self {
            Self::Sqlite { writer, .. } => writer.wipe().await,
            Self::Postgres(pool) => super::dialect::vacuum(pool, tables).await,
        }
    }

    /// Which database this is.
    #[must_use]
    pub const fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite { .. } => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// A connection to read from for somebody: on PostgreSQL it sees their campuses alone.
    pub async fn read_for(&self, reach: &Reach) -> DbResult<Conn> {
        let mut conn = self.read().await?;
        if let Conn::Postgres(conn) = &mut conn {
            net::spread(conn, reach, false).await?;
        }
        Ok(conn)
    }

    /// Begins a transaction that writes for somebody: on PostgreSQL it sees their campuses alone.
    pub async fn begin_for(&self, reach: &Reach) -> DbResult<Tx> {
        let mut tx = self.begin().await?;
        if let Conn::PostgresTx(tx) = &mut *tx {
            net::spread(tx, reach, true).await?;
        }
        Ok(tx)
    }

    /// A connection to read from as the house itself.
    pub async fn read(&self) -> DbResult<Conn> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Conn::SqliteReader(reader(readers).await?),
            Self::Postgres(pool) => Conn::Postgres(pool.acquire().await?),
        })
    }

    /// Begins a transaction that writes as the house itself. Dropped without [`Tx::commit`], it leaves nothing behind.
    pub async fn begin(&self) -> DbResult<Tx> {
        match self {
            Self::Sqlite { writer, .. } => writer.begin().await,
            Self::Postgres(pool) => Ok(Tx::postgres(pool.begin().await?)),
        }
    }
}

impl Conn {
    /// Which database this connection belongs to.
    #[must_use]
    pub const fn dialect(&self) -> Dialect {
        match self {
            Self::SqliteReader(_) | Self::SqliteWriter(_) => Dialect::Sqlite,
            Self::Postgres(_) | Self::PostgresTx(_) => Dialect::Postgres,
        }
    }
}
