//! Rows of failed sign-ins.

use crate::{
    db::{Conn, DbResult},
    execute, fetch_optional, scalar,
};
use shared::time::At;

/// When the failure of `login` happened that is `nth` from the newest, counted from 0, if it is after `since`.
pub(in super::super) async fn of_login(conn: &mut Conn, login: &str, since: At, nth: i64) -> DbResult<Option<i64>> {
    const SQL: &str = "select at from sign_in_attempt where login = $1 and at > $2 order by at desc limit 1 offset $3";
    Ok(fetch_optional!(conn, (i64,), SQL, login, since.0, nth)?.map(|(at,)| at))
}

/// The same of the failures from `address`.
pub(in super::super) async fn of_address(conn: &mut Conn, address: &str, since: At, nth: i64) -> DbResult<Option<i64>> {
    const SQL: &str = "select at from sign_in_attempt where address = $1 and at > $2 order by at desc limit 1 offset $3";
    Ok(fetch_optional!(conn, (i64,), SQL, address, since.0, nth)?.map(|(at,)| at))
}

/// All failures after `since`.
pub(in super::super) async fn of_all(conn: &mut Conn, since: At) -> DbResult<i64> {
    scalar!(conn, i64, "select count(*) from sign_in_attempt where at > $1", since.0)
}

/// Writes a failure down, and forgets those before `old`.
pub(in super::super) async fn fail(conn: &mut Conn, login: &str, address: &str, at: At, old: At) -> DbResult<u64> {
    execute!(conn, "delete from sign_in_attempt where at < $1", old.0)?;
    execute!(conn, "insert into sign_in_attempt (login, address, at) values ($1, $2, $3)", login, address, at.0)
}

/// Forgets the failures of `login`; those of the address stay.
pub(in super::super) async fn forgive(conn: &mut Conn, login: &str) -> DbResult<u64> {
    execute!(conn, "update sign_in_attempt set login = '' where login = $1", login)
}
