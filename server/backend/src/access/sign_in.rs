//! Sign-in with a password.

use super::{Token, session, store};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
    db::Conn,
    event::Event,
};
use shared::{
    access::{Me, SignIn},
    error::{AppError, AppResult},
};

/// Failures in a row after which a login name waits.
const FAILURES: i64 = 5;
/// How long it waits, and how long failures count, in seconds.
const WINDOW: i64 = 15 * 60;

/// A session that has begun.
pub struct SignedIn {
    /// The secret for the cookie.
    pub token: Token,
    /// Seconds the cookie lives.
    pub life: i64,
    /// Who it is.
    pub me: Me,
}

/// Checks the password and begins a session. A wrong name and a wrong password look the same and take as long.
pub async fn sign_in(cx: &Cx, form: SignIn, device: &str) -> AppResult<SignedIn> {
    let login = form.login.trim().to_lowercase();
    if login.is_empty() {
        return Err(AppError::invalid("login", "required"));
    }
    let mut conn = cx.read().await?;
    wait_if_locked(cx, &mut conn, &login, "password").await?;
    let account = store::by_login(&mut conn, &login, cx.clock.now()).await.or_fault()?;
    drop(conn);
    let right = cx.hasher.check(form.password, account.as_ref().map(|account| account.password_hash.clone())).await?;
    let Some(account) = account.filter(|account| right && account.is_active) else {
        return refuse(cx, &login, "password").await;
    };
    begin(cx, &login, account.id, account.kind == "staff", device).await
}

/// Refuses `field` while too many passwords in a row were wrong.
pub(super) async fn wait_if_locked(cx: &Cx, conn: &mut Conn, login: &str, field: &str) -> AppResult<()> {
    let failures = store::failures(conn, login, cx.clock.now().plus_seconds(-WINDOW)).await.or_fault()?;
    if failures < FAILURES {
        return Ok(());
    }
    cx.failed(&failed(login, "locked"));
    Err(AppError::invalid(field, "locked"))
}

/// Counts a wrong password and says that `field` is wrong.
pub(super) async fn refuse<T>(cx: &Cx, login: &str, field: &str) -> AppResult<T> {
    let mut tx = cx.begin().await?;
    store::fail(&mut tx, login, cx.clock.now()).await.or_fault()?;
    cx.audit(&mut tx, &[failed(login, "wrong")]).await?;
    cx.commit(tx, &[]).await?;
    Err(AppError::invalid(field, "wrong"))
}

/// The login somebody tried, and what was wrong with it; it may be no login at all.
fn failed(login: &str, why: &str) -> Entry {
    let login: String = login.chars().take(60).collect();
    Entry { kind: Kind::SignInFailed, reason: format!("{why}: {login}"), ..Entry::default() }
}

async fn begin(cx: &Cx, login: &str, account: uuid::Uuid, staff: bool, device: &str) -> AppResult<SignedIn> {
    let token = Token::fresh();
    let (now, life) = (cx.clock.now(), if staff { session::STAFF_LIFE } else { session::FAMILY_LIFE });
    let mut tx = cx.begin().await?;
    let device: String = device.chars().take(200).collect();
    store::forgive(&mut tx, login).await.or_fault()?;
    store::begin(&mut tx, &token.hash(), account, now, now.plus_seconds(life), &device).await.or_fault()?;
    cx.commit(tx, &[Event { kind: "signed_in", account: Some(account), body: serde_json::json!({ "account": account }).to_string(), ..Event::default() }])
        .await?;
    let actor = session::actor_of(&cx.house, &token).await?.ok_or(AppError::SignedOut)?;
    Ok(SignedIn { token, life, me: actor.me() })
}
