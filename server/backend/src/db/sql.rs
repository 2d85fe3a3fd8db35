//! The macros that run one SQL text on both databases, and the register of all texts.

/// A text of SQL somewhere in the product. A test prepares every one on both databases.
pub struct Statement {
    /// The file it stands in.
    pub file: &'static str,
    /// The line it starts at.
    pub line: u32,
    /// The text, with `$1` placeholders.
    pub sql: &'static str,
    /// The one database that understands it; none: both must.
    pub only: Option<super::Dialect>,
}

inventory::collect!(Statement);

/// Every text of SQL in the product.
pub fn statements() -> impl Iterator<Item = &'static Statement> {
    inventory::iter::<Statement>.into_iter()
}

/// Counts a query of the current request; see [`super::dialect::counted`].
#[macro_export]
macro_rules! statement {
    ($sql:expr) => {{
        const TEXT: &str = $sql;
        $crate::inventory::submit! { $crate::db::Statement { file: file!(), line: line!(), sql: TEXT, only: None } }
        $crate::count::one();
        TEXT
    }};
}

/// Expands to a `match` over the kinds of connection: the same sqlx call on each native driver.
#[macro_export]
macro_rules! on_each {
    ($conn:expr, |$c:ident| $call:expr) => {
        match {
            let conn: &mut $crate::db::Conn = $conn;
            conn
        } {
            $crate::db::Conn::SqliteReader(conn) => {
                let $c = &mut **conn;
                $call
            }
            $crate::db::Conn::SqliteWriter(state) => {
                let $c = $crate::db::sql::writer(state);
                $call
            }
            $crate::db::Conn::Postgres(conn) => {
                let $c = &mut **conn;
                $call
            }
            $crate::db::Conn::PostgresTx(tx) => {
                let $c = &mut **tx;
                $call
            }
        }
    };
}

/// Lends the writer's connection.
#[doc(hidden)]
pub fn writer(state: &mut super::sqlite::State) -> &mut sqlx::SqliteConnection {
    &mut state.conn
}

/// All rows of a query as `$row`.
#[macro_export]
macro_rules! fetch_all {
    ($conn:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {{
        let sql = $crate::statement!($sql);
        $crate::on_each!(&mut *$conn, |c| $crate::sqlx::query_as::<_, $row>(sql)$(.bind($arg))*.fetch_all(c).await)
    }};
}

/// At most one row of a query as `$row`.
#[macro_export]
macro_rules! fetch_optional {
    ($conn:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {{
        let sql = $crate::statement!($sql);
        $crate::on_each!(&mut *$conn, |c| $crate::sqlx::query_as::<_, $row>(sql)$(.bind($arg))*.fetch_optional(c).await)
    }};
}

/// Exactly one row of a query as `$row`.
#[macro_export]
macro_rules! fetch_one {
    ($conn:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {{
        let sql = $crate::statement!($sql);
        $crate::on_each!(&mut *$conn, |c| $crate::sqlx::query_as::<_, $row>(sql)$(.bind($arg))*.fetch_one(c).await)
    }};
}

/// The one value of a query with one row and one column.
#[macro_export]
macro_rules! scalar {
    ($conn:expr, $value:ty, $sql:expr $(, $arg:expr)* $(,)?) => {{
        let sql = $crate::statement!($sql);
        $crate::on_each!(&mut *$conn, |c| $crate::sqlx::query_scalar::<_, $value>(sql)$(.bind($arg))*.fetch_one(c).await)
    }};
}

/// Runs a statement; answers the number of rows it touched.
#[macro_export]
macro_rules! execute {
    ($conn:expr, $sql:expr $(, $arg:expr)* $(,)?) => {{
        let sql = $crate::statement!($sql);
        $crate::on_each!(&mut *$conn, |c| $crate::sqlx::query(sql)$(.bind($arg))*.execute(c).await.map(|done| done.rows_affected()))
    }};
}
