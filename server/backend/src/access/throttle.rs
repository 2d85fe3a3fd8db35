//! Waiting after failures: of one account, from one address, and of the whole house.

use super::store::throttle as store;
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
    db::Conn,
};
use shared::{
    error::{AppError, AppResult},
    time::At,
};

/// Failures in a row after which a login name waits.
const OF_LOGIN: i64 = 5;
/// Failures after which an address waits: a whole school may share one.
const OF_ADDRESS: i64 = 50;
/// How long they wait, and how long failures count, in seconds.
const WINDOW: i64 = 15 * 60;
/// Failures of everybody within [`MOMENT`] after which all wait until there are fewer.
const OF_ALL: i64 = 300;
/// In seconds.
const MOMENT: i64 = 60;
/// How long failures are kept, in seconds.
const KEPT: i64 = 24 * 3600;

/// Refuses `field` with `locked.<minutes>` while too much was wrong for this login or from this address; all alike wait
/// with [`AppError::Busy`] while too much is wrong in the whole house.
pub(super) async fn wait_if_locked(cx: &Cx, conn: &mut Conn, login: &str, field: &str) -> AppResult<()> {
    let now = cx.clock.now();
    let since = now.plus_seconds(-WINDOW);
    let of_login = store::of_login(conn, login, since, OF_LOGIN - 1).await.or_fault()?;
    let of_address = match cx.address() {
        "" => None,
        address => store::of_address(conn, address, since, OF_ADDRESS - 1).await.or_fault()?,
    };
    if let Some(at) = of_login.max(of_address) {
        cx.failed(&failed(login, "locked"));
        return Err(AppError::invalid(field, &format!("locked.{}", minutes(At(at).plus_seconds(WINDOW).0 - now.0))));
    }
    let of_all = store::of_all(conn, now.plus_seconds(-MOMENT)).await.or_fault()?;
    if of_all >= OF_ALL { Err(AppError::Busy) } else { Ok(()) }
}

/// Whole minutes, rounded up, of so many milliseconds.
const fn minutes(milliseconds: i64) -> i64 {
    (milliseconds + 59_999) / 60_000
}

/// Counts a failure and says that `field` is wrong.
pub(super) async fn refuse<T>(cx: &Cx, login: &str, field: &str) -> AppResult<T> {
    let now = cx.clock.now();
    let mut tx = cx.begin().await?;
    store::fail(&mut tx, login, cx.address(), now, now.plus_seconds(-KEPT)).await.or_fault()?;
    cx.audit(&mut tx, &[failed(login, "wrong")]).await?;
    cx.commit(tx, &[]).await?;
    Err(AppError::invalid(field, "wrong"))
}

/// The login somebody tried, and what was wrong with it; it may be no login at all.
fn failed(login: &str, why: &str) -> Entry {
    let login: String = login.chars().take(60).collect();
    Entry { kind: Kind::SignInFailed, reason: format!("{why}: {login}"), ..Entry::default() }
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn the_last_second_is_a_minute() {
        assert_eq!([1, 60_000, 60_001, 900_000].map(minutes), [1, 1, 2, 15]);
    }
}
