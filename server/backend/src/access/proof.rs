//! Step-up: acts that hurt ask once more who is here when the last proof is too old.

use super::{
    OwnSecondFactor, Token, code,
    store::{desk, factor, proof as rows},
    throttle::{forgive, refuse, wait_if_locked},
};
use crate::{Cx, OrFault, db::Tx, policy::Permit};
use serde::{Deserialize, Serialize};
use shared::{
    error::{AppError, AppResult},
    time::At,
};

/// A form that was sent and waits until its sender has proved who they are.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Held {
    /// The server function.
    pub path: String,
    /// The form, as browsers encode it.
    pub body: String,
    /// The page it came from.
    pub from: String,
    /// Until when it may be carried out.
    pub until: At,
}

/// Seconds a form waits.
pub const HELD_LIFE: i64 = 10 * 60;

/// A session with a fresh proof, under another secret.
pub struct Proved {
    /// The secret for the cookie.
    pub token: Token,
    /// Seconds the cookie lives.
    pub life: i64,
    /// What waited for the proof.
    pub held: Option<Held>,
}

/// Takes the asker's password, or the code where a second factor is set up, as a fresh proof. Wrong ones count like wrong
/// passwords at sign-in.
pub async fn prove(cx: &Cx, here: &Token, proof: String) -> AppResult<Proved> {
    let permit = cx.permit::<OwnSecondFactor>(()).await?;
    let mut conn = cx.read().await?;
    let (login, _, hash) = desk::own(&permit, &mut conn).await.or_fault()?.ok_or(AppError::SignedOut)?;
    wait_if_locked(cx, &mut conn, &login, "proof").await?;
    let has_code = factor::secret(&mut conn, permit.actor()).await.or_fault()?.is_some();
    drop(conn);
    let mut right = !has_code && cx.hasher.check(proof.clone(), Some(hash)).await?;
    let mut tx = cx.begin().await?;
    wait_if_locked(cx, &mut tx, &login, "proof").await?;
    if has_code {
        right = code::is_right(cx, &mut tx, permit.actor(), &proof).await?;
    }
    if !right {
        drop(tx);
        return refuse(cx, &login, "proof").await;
    }
    forgive(cx, &mut tx, &login).await?;
    let proved = renew(cx, &mut tx, &permit, here).await?;
    cx.commit(tx, &[]).await?;
    Ok(proved)
}

/// Whether the asker proves themselves by a code rather than by the password.
pub async fn proves_by_code(cx: &Cx) -> AppResult<bool> {
    let permit = cx.permit::<OwnSecondFactor>(()).await?;
    Ok(factor::secret(&mut cx.read().await?, permit.actor()).await.or_fault()?.is_some())
}

/// Keeps a form beside the session until its sender has proved who they are.
pub async fn hold(cx: &Cx, here: &Token, path: &str, body: &str, from: &str) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<OwnSecondFactor>(&mut tx, ()).await?;
    let held = Held { path: path.into(), body: body.into(), from: from.into(), until: permit.now().plus_seconds(HELD_LIFE) };
    let sealed = cx.seal.close(&serde_json::to_string(&held).or_fault()?, permit.actor().0.as_bytes());
    rows::hold(&permit, &mut tx, &here.hash(), &sealed).await.or_fault()?;
    cx.commit(tx, &[]).await
}

/// Gives the session another secret: whoever had the old one has nothing.
pub(super) async fn renew(cx: &Cx, tx: &mut Tx, permit: &Permit<OwnSecondFactor>, here: &Token) -> AppResult<Proved> {
    let (token, now) = (Token::fresh(), permit.now());
    let (end, sealed) = rows::renew(permit, tx, &here.hash(), &token.hash()).await.or_fault()?.ok_or(AppError::SignedOut)?;
    let held = match sealed {
        Some(sealed) => serde_json::from_str::<Held>(&cx.seal.open(&sealed, permit.actor().0.as_bytes())?).ok().filter(|held| held.until > now),
        None => None,
    };
    Ok(Proved { token, life: (end - now.0) / 1000, held })
}
