//! What everybody does for their own account: devices and password.

use super::{
    OwnAccount, Token, desk, ended, reset,
    store::{desk as rows, factor},
    throttle::{forgive, refuse, wait_if_locked},
};
use crate::{Cx, OrFault};
use shared::{
    access::Device,
    error::{AppError, AppResult},
};
use zxcvbn::{Score, zxcvbn};

/// Characters a password has at least and at most.
const LENGTH: std::ops::RangeInclusive<usize> = 10..=128;

/// Where the asker is signed in; `here` is the token of this request.
pub async fn own_devices(cx: &Cx, here: &Token) -> AppResult<Vec<Device>> {
    let permit = cx.permit::<OwnAccount>(()).await?;
    let sessions = rows::own_devices(&permit, &mut cx.read().await?).await.or_fault()?;
    Ok(sessions.into_iter().map(|row| desk::device(cx, row, &here.hash())).collect())
}

/// Signs one device of the asker out; without a name, all but this one.
pub async fn end_device(cx: &Cx, here: &Token, device: Option<&str>) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<OwnAccount>(&mut tx, ()).await?;
    cx.fresh()?;
    let ended = match device {
        None => rows::end_others(&permit, &mut tx, &here.hash()).await.or_fault()?,
        Some(name) => {
            let found = rows::own_devices(&permit, &mut tx).await.or_fault()?.into_iter().find(|row| desk::name_of(&row.token_hash) == name);
            match found {
                Some(row) => rows::end_own(&permit, &mut tx, &row.token_hash).await.or_fault()?,
                None => 0,
            }
        }
    };
    cx.commit(tx, &ended::when(ended > 0, "device_signed_out", permit.actor())).await
}

/// Changes the asker's password and signs every other device out. The old password is asked for; where a second factor is
/// set up, a fresh proof by it too.
pub async fn change_password(cx: &Cx, here: &Token, old: String, new: String) -> AppResult<()> {
    let permit = cx.permit::<OwnAccount>(()).await?;
    let mut conn = cx.read().await?;
    let (login, name, hash) = rows::own(&permit, &mut conn).await.or_fault()?.ok_or(AppError::SignedOut)?;
    wait_if_locked(cx, &mut conn, &login, "old").await?;
    if factor::secret(&mut conn, permit.actor()).await.or_fault()?.is_some() {
        cx.fresh()?;
    }
    drop(conn);
    if !cx.hasher.check(old, Some(hash)).await? {
        return refuse(cx, &login, "old").await;
    }
    choosable(cx, "new", &new, (&login, &name)).await?;
    let hash = cx.hasher.hash(new).await?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<OwnAccount>(&mut tx, ()).await?;
    rows::set_password(&permit, &mut tx, &hash).await.or_fault()?;
    rows::end_others(&permit, &mut tx, &here.hash()).await.or_fault()?;
    reset::close(&mut tx, permit.actor(), permit.now()).await?;
    forgive(cx, &mut tx, &login).await?;
    cx.commit(tx, &[ended::event("password_changed", permit.actor())]).await
}

/// Refuses `field` with the reason why a password is not taken by whoever has this login and name.
pub(super) async fn choosable(cx: &Cx, field: &str, password: &str, (login, name): (&str, &str)) -> AppResult<()> {
    match weakness(password, login, name) {
        Some(reason) => Err(AppError::invalid(field, reason)),
        None if cx.breached.has(password).await? => Err(AppError::invalid(field, "breached")),
        None => Ok(()),
    }
}

/// Why a password is not taken (ASVS 5.0, 6.2): its length and how easily it is guessed; no rules about its letters.
fn weakness(password: &str, login: &str, name: &str) -> Option<&'static str> {
    let length = password.chars().count();
    if length < *LENGTH.start() {
        return Some("short");
    }
    if length > *LENGTH.end() {
        return Some("long");
    }
    (zxcvbn(password, &[login, name, "xuetu", "学途"]).score() < Score::Three).then_some("guessable")
}

#[cfg(test)]
mod tests {
    use super::weakness;

    #[test]
    fn short_guessable_and_own_names_are_not_taken() {
        let of = |password: &str| weakness(password, "linzhiyuan2026", "林知远");
        assert_eq!([of("abc"), of("1234567890"), of("password123"), of("linzhiyuan2026"), of("aaaaaaaaaaaa")].map(|why| why.is_some()), [true; 5]);
        assert_eq!(of("abc"), Some("short"));
        assert_eq!(of(&"竹".repeat(129)), Some("long"));
        assert_eq!([of("correct horse battery staple"), of("晨跑三圈再吃豆浆油条")], [None; 2]);
    }
}
