//! Waiting after failures: of one login from one address, of a login from everywhere, of an address, and of the whole house.
//! A browser that the owner signed in with before is counted by itself alone: nobody else can lock them out.

use super::{device, store::throttle as store};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
    db::Conn,
};
use shared::{
    error::{AppError, AppResult},
    time::At,
};

/// Failures in a row after which a login name waits at one address, or in a browser that is known.
const OF_PAIR: i64 = 5;
/// Failures after which a login name waits wherever they come from, but for browsers that are known.
const OF_LOGIN: i64 = 20;
/// Failures after which an address waits: a whole school may share one.
const OF_ADDRESS: i64 = 50;
/// How long they wait, and how long failures count, in seconds.
const WINDOW: i64 = 15 * 60;
/// Failures of everybody within [`MOMENT`] after which all wait until there are fewer, but for browsers that are known.
const OF_ALL: i64 = 300;
/// In seconds.
const MOMENT: i64 = 60;
/// How long failures are kept, in seconds.
const KEPT: i64 = 24 * 3600;

/// Refuses `field` with `locked.<minutes>` while too much was wrong for this login or from this address; all alike wait
/// with [`AppError::Busy`] while too much is wrong in the whole house.
pub(super) async fn wait_if_locked(cx: &Cx, conn: &mut Conn, login: &str, field: &str) -> AppResult<()> {
    let now = cx.clock.now();
    if let Some(at) = locked_at(cx, conn, login, now.plus_seconds(-WINDOW)).await? {
        cx.failed(&failed(login, "locked"));
        return Err(AppError::invalid(field, &format!("locked.{}", minutes(At(at).plus_seconds(WINDOW).0 - now.0))));
    }
    if device::known(cx, login).is_some() {
        return Ok(());
    }
    let of_all = store::of_all(conn, now.plus_seconds(-MOMENT)).await.or_fault()?;
    if of_all >= OF_ALL { Err(AppError::Busy) } else { Ok(()) }
}

/// The failure that the wait is counted from, if there is one.
async fn locked_at(cx: &Cx, conn: &mut Conn, login: &str, since: At) -> AppResult<Option<i64>> {
    if let Some(name) = device::known(cx, login) {
        return store::of_device(conn, login, name, since, OF_PAIR - 1).await.or_fault();
    }
    let of_pair = store::of_pair(conn, login, cx.address(), since, OF_PAIR - 1).await.or_fault()?;
    let of_login = store::of_login(conn, login, since, OF_LOGIN - 1).await.or_fault()?;
    let of_address = match cx.address() {
        "" => None,
        address => store::of_address(conn, address, since, OF_ADDRESS - 1).await.or_fault()?,
    };
    Ok(of_pair.max(of_login).max(of_address))
}

/// Whole minutes, rounded up, of so many milliseconds.
const fn minutes(milliseconds: i64) -> i64 {
    (milliseconds + 59_999) / 60_000
}

/// Counts a try of `login` that is neither right nor wrong, such as asking for a code.
pub(super) async fn count(cx: &Cx, conn: &mut Conn, login: &str) -> AppResult<()> {
    let (now, device) = (cx.clock.now(), device::known(cx, login).unwrap_or_default());
    let failure = store::Failure { login, address: cx.address(), device, at: now };
    store::fail(conn, &failure, now.plus_seconds(-KEPT)).await.or_fault().map(drop)
}

/// Counts a failure and says that `field` is wrong.
pub(super) async fn refuse<T>(cx: &Cx, login: &str, field: &str) -> AppResult<T> {
    let mut tx = cx.begin().await?;
    count(cx, &mut tx, login).await?;
    cx.audit(&mut tx, &[failed(login, "wrong")]).await?;
    cx.commit(tx, &[]).await?;
    Err(AppError::invalid(field, "wrong"))
}

/// Forgets the failures of `login` that came from here, after it succeeded: those from elsewhere go on counting.
pub(super) async fn forgive(cx: &Cx, conn: &mut Conn, login: &str) -> AppResult<()> {
    let device = device::known(cx, login).unwrap_or_default();
    store::forgive(conn, login, cx.address(), device).await.or_fault().map(|_| ())
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
