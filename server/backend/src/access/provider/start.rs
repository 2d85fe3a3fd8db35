//! The way there.

use super::client::Trouble;
use crate::{
    Cx, OrFault,
    access::{OwnAccount, OwnSecondFactor, Token, store::provider as store, throttle::wait_if_locked},
};
use openidconnect::{
    CsrfToken, Nonce, PkceCodeChallenge,
    core::{CoreAuthPrompt, CoreAuthenticationFlow},
};
use serde::{Deserialize, Serialize};
use shared::{
    access::ProviderPurpose,
    error::{AppError, AppResult},
};
use std::time::Duration;

/// Seconds somebody may take at the provider.
pub const ATTEMPT_LIFE: i64 = 10 * 60;
/// Attempts on their way from one address.
const ON_THEIR_WAY: i64 = 60;

/// Somebody who is about to go to the provider.
pub struct Started {
    /// Where to.
    pub url: String,
    /// The secret for the cookie that binds the way back to this browser.
    pub token: Token,
}

/// What only the house knows of an attempt; it waits sealed.
#[derive(Serialize, Deserialize)]
pub(super) struct Secrets {
    pub(super) nonce: String,
    pub(super) verifier: String,
}

/// Begins an attempt: to sign in, to link the asker's account, or to prove anew who the asker is.
pub async fn start_with_provider(cx: &Cx, purpose: ProviderPurpose, next: &str) -> AppResult<Started> {
    let provider = cx.provider.clone().ok_or(AppError::NotFound)?;
    let account = match purpose {
        ProviderPurpose::SignIn => None,
        ProviderPurpose::Prove => Some(cx.permit::<OwnSecondFactor>(()).await?.actor()),
        ProviderPurpose::Link => {
            let permit = cx.permit::<OwnAccount>(()).await?;
            cx.fresh()?;
            Some(permit.actor())
        }
    };
    let now = cx.clock.now();
    wait_if_locked(cx, &mut cx.read().await?, &who(cx), "provider").await?;
    let ready = provider.0.client.ready(&provider.0, now).await.map_err(|trouble| away(&trouble))?;
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let (state, nonce, token) = (Token::fresh(), Nonce::new_random(), Token::fresh());
    let (said, asked) = (state.text().to_owned(), nonce.clone());
    let mut request = ready.authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || CsrfToken::new(said), move || asked).set_pkce_challenge(challenge);
    if purpose == ProviderPurpose::Prove {
        request = request.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO);
    }
    let secrets = Secrets { nonce: nonce.secret().clone(), verifier: verifier.secret().clone() };
    let sealed = cx.seal.close(&serde_json::to_string(&secrets).or_fault()?, &state.hash());
    let mut tx = cx.begin().await?;
    store::forget_old(&mut tx, now).await.or_fault()?;
    if store::on_their_way(&mut tx, cx.address()).await.or_fault()? >= ON_THEIR_WAY {
        return Err(AppError::Busy);
    }
    let attempt = store::NewAttempt { state: &state.hash(), browser: &token.hash(), secrets: &sealed, purpose, account, next, address: cx.address() };
    store::begin(&mut tx, &attempt, now.plus_seconds(ATTEMPT_LIFE)).await.or_fault()?;
    cx.commit(tx, &[]).await?;
    Ok(Started { url: request.url().0.to_string(), token })
}

/// What failures with the provider are counted under: nobody has said yet who they are.
pub(super) fn who(cx: &Cx) -> String {
    format!("provider {}", cx.address())
}

pub(super) fn away(trouble: &Trouble) -> AppError {
    tracing::warn!(%trouble, "the provider of identities");
    AppError::invalid("provider", "away")
}
