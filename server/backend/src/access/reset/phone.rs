//! A guardian who forgot the password: the login, the code that came to the phone, a new password.
//!
//! Nobody learns which logins there are: the first step writes the same for every one and answers the same, and whether a
//! code goes out is found out later, where no answer waits for it ([`super::send_reset_codes`]).

use super::{
    finish::finish,
    send::{DAY, code_hash, proved_phone},
};
use crate::{
    Cx, OrFault,
    access::{
        PROOF_LIFE, Token,
        own::choosable,
        sign_in::LOGIN,
        store::reset_code as store,
        throttle::{count, refuse, wait_if_locked},
    },
    audit::Entry,
};
use shared::{
    error::{AppError, AppResult},
    id::AccountId,
    intake::cells::{Cell, phones},
    people::mask_phone,
};

/// Tries of one code.
const TRIES: i64 = 5;

/// Asks for a code. The secret that comes back binds the next steps to this browser; it says nothing about the login.
pub async fn ask_reset_code(cx: &Cx, typed: &str) -> AppResult<Token> {
    let login = login(typed);
    if login.is_empty() || login.len() > LOGIN {
        return Err(AppError::invalid("login", "required"));
    }
    // What a number is counted under does not say it.
    let tries = format!("reset {}", hex::encode(cx.seal.index(&login)));
    let (token, now) = (Token::fresh(), cx.clock.now());
    let mut tx = cx.begin().await?;
    wait_if_locked(cx, &mut tx, &tries, "login").await?;
    count(cx, &mut tx, &tries).await?;
    store::ask(&mut tx, &token.hash(), &login, now.plus_seconds(PROOF_LIFE), now.plus_seconds(-DAY)).await.or_fault()?;
    cx.audit(&mut tx, &[Entry { act: "reset_asked", reason: mask_phone(&login), ..Entry::default() }]).await?;
    cx.commit(tx, &[]).await?;
    Ok(token)
}

/// The login as it is stored: a phone number may be written as people write it.
fn login(typed: &str) -> String {
    match phones(&Cell::Text(typed)).value.as_deref() {
        Some([one]) => one.clone(),
        _ => typed.trim().to_lowercase(),
    }
}

/// Takes the code that came to the phone: then a password may be chosen. [`AppError::SignedOut`] when too many were wrong or
/// the time is over.
pub async fn check_reset_code(cx: &Cx, token: &Token, typed: &str) -> AppResult<()> {
    let (hash, now) = (token.hash(), cx.clock.now());
    let tries = format!("reset code {}", hex::encode(&hash[..8]));
    let mut tx = cx.begin().await?;
    if store::count_try(&mut tx, &hash, TRIES, now).await.or_fault()? == 0 {
        return Err(AppError::SignedOut);
    }
    wait_if_locked(cx, &mut tx, &tries, "code").await?;
    let right = store::prove(&mut tx, &hash, &code_hash(cx, &hash, typed), now, now.plus_seconds(PROOF_LIFE)).await.or_fault()? > 0;
    cx.commit(tx, &[]).await?;
    if right { Ok(()) } else { refuse(cx, &tries, "code").await }
}

/// Sets the password of the guardian whose phone was proved, and signs them out everywhere. A proof sets one password.
pub async fn choose_password(cx: &Cx, token: &Token, password: String) -> AppResult<()> {
    let mut conn = cx.house.nobody().read().await?;
    let (account,) = store::proved(&mut conn, &token.hash(), cx.clock.now()).await.or_fault()?.ok_or(AppError::SignedOut)?;
    let person = proved_phone(cx, &mut conn, AccountId(account)).await?.ok_or(AppError::SignedOut)?;
    drop(conn);
    choosable(cx, "password", &password, (&person.login, &person.name)).await?;
    let password_hash = cx.hasher.hash(password).await?;
    let mut tx = cx.begin().await?;
    if store::take(&mut tx, &token.hash(), cx.clock.now()).await.or_fault()? == 0 {
        return Err(AppError::SignedOut);
    }
    finish(cx, tx, AccountId(account), &person.login, &password_hash, "phone").await
}
