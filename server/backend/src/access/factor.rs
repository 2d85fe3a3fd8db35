//! The second factor of one's own account: set up, renewed, turned off; and taken from somebody who lost it.

use super::{
    ManageAccount, OwnSecondFactor, Proved, Token, code, ended, proof, recovery,
    store::{desk, factor as store},
    throttle::{refuse, wait_if_locked},
    totp::Authenticator,
};
use crate::{
    Cx, OrFault,
    clock::wall,
    db::{Conn, Tx},
    policy::Permit,
};
use shared::{
    access::{AccountKind, SecondFactor, SetUp},
    error::{AppError, AppResult},
    id::AccountId,
    time::At,
};

/// Seconds in which a set-up must be finished.
const SET_UP_LIFE: i64 = 30 * 60;

/// How the asker's second factor stands. What is to be scanned and written down is shown until the set-up is finished, and
/// never again.
pub async fn second_factor(cx: &Cx) -> AppResult<SecondFactor> {
    let permit = cx.permit::<OwnSecondFactor>(()).await?;
    let mut conn = cx.read().await?;
    let since = store::secret(&mut conn, permit.actor()).await.or_fault()?.map(|(_, since)| wall(At(since), &cx.zone).date);
    let codes_left = store::codes_left(&permit, &mut conn).await.or_fault()?;
    let set_up = match store::set_up(&permit, &mut conn).await.or_fault()? {
        Some(sealed) => Some(shown(cx, &permit, &mut conn, sealed).await?),
        None => None,
    };
    Ok(SecondFactor { since, codes_left, required: required(cx)?, set_up })
}

/// Whether the asker may not be without one.
fn required(cx: &Cx) -> AppResult<bool> {
    Ok(cx.rules.second_factor_required && cx.actor()?.kind == AccountKind::Staff)
}

async fn shown(cx: &Cx, permit: &Permit<OwnSecondFactor>, conn: &mut Conn, sealed: (Vec<u8>, Vec<u8>)) -> AppResult<SetUp> {
    let (key, codes) = opened(cx, permit.actor(), sealed)?;
    let (login, ..) = desk::own(permit, conn).await.or_fault()?.ok_or(AppError::SignedOut)?;
    let qr = Authenticator::new(&key, &login)?.picture()?;
    Ok(SetUp { key, qr, codes })
}

fn opened(cx: &Cx, account: AccountId, (secret, codes): (Vec<u8>, Vec<u8>)) -> AppResult<(String, Vec<String>)> {
    let place = code::place(account);
    let codes = cx.seal.open(&codes, &place)?;
    Ok((cx.seal.open(&secret, &place)?, codes.split(' ').map(str::to_owned).collect()))
}

/// Begins a set-up, or goes on with the one that has begun. Where a second factor is set up already, its code is asked for.
pub async fn begin_second_factor(cx: &Cx, typed: &str) -> AppResult<()> {
    let (mut tx, permit) = own(cx).await?;
    if store::secret(&mut tx, permit.actor()).await.or_fault()?.is_some() {
        tx = checked(cx, tx, &permit, typed).await?;
    } else {
        cx.fresh()?;
        if store::set_up(&permit, &mut tx).await.or_fault()?.is_some() {
            return Ok(());
        }
    }
    let place = code::place(permit.actor());
    let (secret, codes) = (cx.seal.close(&Authenticator::fresh_secret(), &place), cx.seal.close(&recovery::fresh().join(" "), &place));
    store::begin_set_up(&permit, &mut tx, &secret, &codes, permit.now().plus_seconds(SET_UP_LIFE)).await.or_fault()?;
    cx.commit(tx, &[]).await
}

/// Finishes the set-up with a code of the authenticator app: from now on it is asked for, and other devices are signed out.
pub async fn confirm_second_factor(cx: &Cx, here: &Token, typed: &str) -> AppResult<Proved> {
    let (mut tx, permit) = own(cx).await?;
    let account = permit.actor();
    let sealed = store::set_up(&permit, &mut tx).await.or_fault()?.ok_or(AppError::Conflict("no_set_up".into()))?;
    let (login, ..) = desk::own(&permit, &mut tx).await.or_fault()?.ok_or(AppError::SignedOut)?;
    wait_if_locked(cx, &mut tx, &login, "code").await?;
    let (key, codes) = opened(cx, account, sealed.clone())?;
    let Some(step) = Authenticator::new(&key, &login)?.step_of(typed, permit.now()) else {
        drop(tx);
        return refuse(cx, &login, "code").await;
    };
    let hashes: Vec<Vec<u8>> = codes.iter().map(|code| code::recovery_hash(cx, account, code)).collect();
    store::set(&permit, &mut tx, &sealed.0, step, &hashes).await.or_fault()?;
    finish(cx, tx, &permit, here, "second_factor_set").await
}

/// Turns the second factor off with its code; staff only where the school does not require it.
pub async fn end_second_factor(cx: &Cx, here: &Token, typed: &str) -> AppResult<Proved> {
    if required(cx)? {
        return Err(AppError::Conflict("required".into()));
    }
    let (tx, permit) = own(cx).await?;
    let mut tx = checked(cx, tx, &permit, typed).await?;
    store::end(&permit, &mut tx).await.or_fault()?;
    finish(cx, tx, &permit, here, "second_factor_ended").await
}

/// Takes the second factor of somebody who lost phone and recovery codes away, and signs them out everywhere.
pub async fn reset_second_factor(cx: &Cx, account: AccountId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageAccount>(&mut tx, account).await?;
    cx.fresh()?;
    let gone = store::reset(&permit, &mut tx).await.or_fault()?;
    if gone > 0 {
        desk::end_sessions(&permit, &mut tx).await.or_fault()?;
    }
    cx.commit(tx, &ended::when(gone > 0, "second_factor_reset", account)).await
}

async fn own(cx: &Cx) -> AppResult<(Tx, Permit<OwnSecondFactor>)> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<OwnSecondFactor>(&mut tx, ()).await?;
    Ok((tx, permit))
}

/// The transaction again, after a code that is right.
async fn checked(cx: &Cx, mut tx: Tx, permit: &Permit<OwnSecondFactor>, typed: &str) -> AppResult<Tx> {
    let (login, ..) = desk::own(permit, &mut tx).await.or_fault()?.ok_or(AppError::SignedOut)?;
    wait_if_locked(cx, &mut tx, &login, "code").await?;
    if code::is_right(cx, &mut tx, permit.actor(), typed).await? {
        return Ok(tx);
    }
    drop(tx);
    refuse(cx, &login, "code").await
}

async fn finish(cx: &Cx, mut tx: Tx, permit: &Permit<OwnSecondFactor>, here: &Token, kind: &'static str) -> AppResult<Proved> {
    desk::end_others(permit, &mut tx, &here.hash()).await.or_fault()?;
    let proved = proof::renew(cx, &mut tx, permit, here).await?;
    cx.commit(tx, &[ended::event(kind, permit.actor())]).await?;
    Ok(proved)
}
