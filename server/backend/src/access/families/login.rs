//! The learner's own sign-in, which a guardian makes, changes and stops.

use super::store;
use crate::{
    Cx, OrFault,
    access::{
        desk, ended, newcomer,
        own::choosable,
        store::invitation::login_taken,
        throttle::{refuse, wait_if_locked},
    },
    audit::{Entry, Kind},
    event::Event,
    people::ManageLogin,
};
use shared::{
    access::LearnerLogin,
    error::{AppError, AppResult},
    id::LearnerId,
};

/// The learner's sign-in as the guardian who manages it sees it.
pub async fn learner_login(cx: &Cx, learner: LearnerId) -> AppResult<LearnerLogin> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<ManageLogin>(&mut conn, learner).await?;
    let name = store::learner_name(&permit, &mut conn).await.or_fault()?.ok_or(AppError::NotFound)?;
    let account = store::own_account(&permit, &mut conn).await.or_fault()?;
    let devices = store::own_devices(&permit, &mut conn).await.or_fault()?;
    Ok(LearnerLogin {
        learner,
        name,
        login: account.as_ref().map(|account| account.login.clone()),
        is_active: account.is_some_and(|account| account.is_active),
        devices: devices.into_iter().map(|row| desk::device(cx, row, &[])).collect(),
    })
}

/// Makes the sign-in or changes it. A password is needed where there is none or where it was stopped, and signs the learner
/// out everywhere. A name that somebody has is refused like a wrong one, and counted: names cannot be tried out.
pub async fn set_learner_login(cx: &Cx, learner: LearnerId, login: &str, password: String) -> AppResult<()> {
    let permit = cx.permit::<ManageLogin>(learner).await?;
    cx.fresh()?;
    let mut conn = cx.read().await?;
    let name = store::learner_name(&permit, &mut conn).await.or_fault()?.ok_or(AppError::NotFound)?;
    let (_, login) = newcomer::words(&name, login)?;
    let was = store::own_account(&permit, &mut conn).await.or_fault()?;
    let tries = format!("login names {}", permit.actor());
    wait_if_locked(cx, &mut conn, &tries, "login").await?;
    if was.as_ref().is_none_or(|was| was.login != login) && login_taken(&mut conn, &login).await.or_fault()? {
        return refuse(cx, &tries, "login").await;
    }
    drop(conn);
    let needed = was.as_ref().is_none_or(|was| !was.is_active);
    if needed || !password.is_empty() {
        choosable(cx, "password", &password, (&login, &name)).await?;
        let hash = cx.hasher.hash(password).await?;
        return write(cx, learner, &login, Some(&hash)).await;
    }
    write(cx, learner, &login, None).await
}

async fn write(cx: &Cx, learner: LearnerId, login: &str, password_hash: Option<&str>) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageLogin>(&mut tx, learner).await?;
    let (account, kind) = match (store::own_account(&permit, &mut tx).await.or_fault()?, password_hash) {
        (Some(was), hash) => {
            store::change_login(&permit, &mut tx, login, hash).await.or_fault()?;
            if hash.is_some() {
                store::end_sessions(&permit, &mut tx).await.or_fault()?;
            }
            (was.id, if hash.is_some() { "password_changed" } else { "account_renamed" })
        }
        (None, Some(hash)) => (store::make_login(&permit, &mut tx, login, hash).await.or_fault()?, "account_created"),
        (None, None) => return Err(AppError::invalid("password", "short")),
    };
    cx.audit(&mut tx, &[entry(learner, account)]).await?;
    cx.commit(tx, &[ended::event(kind, account)]).await
}

fn entry(learner: LearnerId, account: shared::id::AccountId) -> Entry {
    Entry { kind: Kind::Rights, learner: Some(learner), account: Some(account), fields: "account.login", ..Entry::default() }
}

/// Stops the learner's sign-in, on every device. Twice is the same.
pub async fn stop_learner_login(cx: &Cx, learner: LearnerId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageLogin>(&mut tx, learner).await?;
    let stopped = store::stop_login(&permit, &mut tx).await.or_fault()?;
    let events: Vec<Event> = stopped.map(|account| ended::event("account_stopped", account)).into_iter().collect();
    cx.commit(tx, &events).await
}

/// Signs the learner out on every device.
pub async fn end_learner_devices(cx: &Cx, learner: LearnerId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageLogin>(&mut tx, learner).await?;
    let Some(account) = store::own_account(&permit, &mut tx).await.or_fault()? else { return Ok(()) };
    let ended = store::end_sessions(&permit, &mut tx).await.or_fault()?;
    cx.commit(tx, &ended::when(ended > 0, "device_signed_out", account.id)).await
}
