//! Rows of failed sign-ins. Those of browsers that are known count for that browser alone.

use crate::{
    db::{Conn, DbResult},
    execute, fetch_optional, scalar,
};
use shared::time::At;

/// A sign-in that failed.
pub(in super::super) struct Failure<'a> {
    pub(in super::super) login: &'a str,
    /// Empty: not known.
    pub(in super::super) address: &'a str,
    /// The browser, if the owner of the login is known by it; else empty.
    pub(in super::super) device: &'a str,
    pub(in super::super) at: At,
}

/// When the failure of `login` from `address` happened that is `nth` from the newest, counted from 0, if it is after `since`.
pub(in super::super) async fn of_pair(conn: &mut Conn, login: &str, address: &str, since: At, nth: i64) -> DbResult<Option<i64>> {
    const SQL: &str = "select at from sign_in_attempt where login = $1 and address = $2 and device = '' and at > $3 order by at desc limit 1 offset $4";
    Ok(fetch_optional!(conn, (i64,), SQL, login, address, since.0, nth)?.map(|(at,)| at))
}

/// The same in the browser named `device`.
pub(in super::super) async fn of_device(conn: &mut Conn, login: &str, device: &str, since: At, nth: i64) -> DbResult<Option<i64>> {
    const SQL: &str = "select at from sign_in_attempt where login = $1 and device = $2 and at > $3 order by at desc limit 1 offset $4";
    Ok(fetch_optional!(conn, (i64,), SQL, login, device, since.0, nth)?.map(|(at,)| at))
}

/// The same wherever it came from, but for browsers that are known.
pub(in super::super) async fn of_login(conn: &mut Conn, login: &str, since: At, nth: i64) -> DbResult<Option<i64>> {
    const SQL: &str = "select at from sign_in_attempt where login = $1 and device = '' and at > $2 order by at desc limit 1 offset $3";
    Ok(fetch_optional!(conn, (i64,), SQL, login, since.0, nth)?.map(|(at,)| at))
}

/// The same of the failures of anybody from `address`.
pub(in super::super) async fn of_address(conn: &mut Conn, address: &str, since: At, nth: i64) -> DbResult<Option<i64>> {
    const SQL: &str = "select at from sign_in_attempt where address = $1 and at > $2 order by at desc limit 1 offset $3";
    Ok(fetch_optional!(conn, (i64,), SQL, address, since.0, nth)?.map(|(at,)| at))
}

/// All failures after `since`.
pub(in super::super) async fn of_all(conn: &mut Conn, since: At) -> DbResult<i64> {
    scalar!(conn, i64, "select count(*) from sign_in_attempt where at > $1", since.0)
}

/// Writes a failure down, and forgets those before `old`.
pub(in super::super) async fn fail(conn: &mut Conn, failure: &Failure<'_>, old: At) -> DbResult<u64> {
    const SQL: &str = "insert into sign_in_attempt (login, address, device, at) values ($1, $2, $3, $4)";
    execute!(conn, "delete from sign_in_attempt where at < $1", old.0)?;
    execute!(conn, SQL, failure.login, failure.address, failure.device, failure.at.0)
}

/// Forgets the failures of `login` in the browser `device`, or from `address` where it is not known; those of the address stay.
pub(in super::super) async fn forgive(conn: &mut Conn, login: &str, address: &str, device: &str) -> DbResult<u64> {
    const SQL: &str = "update sign_in_attempt set login = '' where login = $1 and device = $3 and (device <> '' or address = $2)";
    execute!(conn, SQL, login, address, device)
}
