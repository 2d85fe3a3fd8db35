//! The way back: the answer is taken once, in the browser it was asked for, and turned into what it was asked for.

use super::{
    client::Trouble,
    start::{Secrets, away, who},
};
use crate::{
    Cx, OrFault,
    access::{
        OwnAccount, OwnSecondFactor, Proved, SignedIn, Token, proof,
        sign_in::{self, Entering},
        store::{Moment, factor, provider as store},
        throttle::{refuse, wait_if_locked},
    },
    audit::{Entry, Kind},
};
use openidconnect::core::CoreIdTokenClaims;
use shared::{
    access::{AccountKind, ProviderPurpose},
    error::{AppError, AppResult},
    id::AccountId,
};

/// What the browser brings back in the address.
pub struct Answer {
    /// Which attempt.
    pub state: String,
    /// The code, unless the provider said no.
    pub code: Option<String>,
    /// Who answers, where the provider says so.
    pub issuer: Option<String>,
}

/// What became of an attempt, and where its browser goes on.
pub struct Arrival {
    /// What it was for.
    pub purpose: ProviderPurpose,
    /// The page it was begun on.
    pub next: String,
    /// What it brought, or `provider: <reason>`.
    pub result: AppResult<Arrived>,
}

/// What an attempt brought.
pub enum Arrived {
    /// A sign-in, or the step to it where the code of a second factor is still to come.
    SignedIn(SignedIn),
    /// The asker's account is linked.
    Linked,
    /// A fresh proof.
    Proved(Proved),
}

/// Claims older than this are no fresh proof, in seconds by the provider's own clock.
const FRESH: i64 = 2 * 60;

/// Takes the answer that `browser` brings. An attempt is ended by its first answer, whatever it says.
pub async fn arrive_from_provider(cx: &Cx, browser: Option<&Token>, answer: Answer, device: &str) -> AppResult<Arrival> {
    let mut conn = cx.read().await?;
    wait_if_locked(cx, &mut conn, &who(cx), "provider").await?;
    drop(conn);
    let state = Token::sent(&answer.state);
    let mut tx = cx.begin().await?;
    let attempt = match browser {
        Some(browser) => store::take(&mut tx, &state.hash(), &browser.hash(), cx.clock.now()).await.or_fault()?,
        None => None,
    };
    cx.commit(tx, &[]).await?;
    let Some(attempt) = attempt else { return refuse(cx, &who(cx), "provider").await.map_err(|_: AppError| problem("state")) };
    let purpose = ProviderPurpose::of(&attempt.purpose);
    let result = match claims(cx, &state, &attempt, answer).await {
        Ok(claims) => bring(cx, purpose, &attempt, &claims, device).await,
        Err(error) => Err(error),
    };
    Ok(Arrival { purpose, next: attempt.next, result })
}

fn problem(reason: &str) -> AppError {
    AppError::invalid("provider", reason)
}

/// What the provider says, checked: whom it is about, for us, for this attempt.
async fn claims(cx: &Cx, state: &Token, attempt: &store::AttemptRow, answer: Answer) -> AppResult<CoreIdTokenClaims> {
    let provider = cx.provider.clone().ok_or(AppError::NotFound)?;
    if answer.issuer.is_some_and(|issuer| issuer != provider.0.issuer.as_str()) {
        return wrong(cx, "another issuer").await;
    }
    let Some(code) = answer.code else { return Err(problem("refused")) };
    let secrets: Secrets = serde_json::from_str(&cx.seal.open(&attempt.secrets_sealed, &state.hash())?).or_fault()?;
    match provider.0.client.claims(&provider.0, code, secrets.verifier, secrets.nonce, cx.clock.now()).await {
        Ok(claims) => Ok(claims),
        Err(trouble @ Trouble::Away(_)) => Err(away(&trouble)),
        Err(Trouble::Wrong(why)) => wrong(cx, &why).await,
    }
}

/// An answer that does not hold counts like a wrong password.
async fn wrong<T>(cx: &Cx, why: &str) -> AppResult<T> {
    tracing::warn!(why, "an answer of the provider of identities does not hold");
    refuse(cx, &who(cx), "provider").await
}

async fn bring(cx: &Cx, purpose: ProviderPurpose, attempt: &store::AttemptRow, claims: &CoreIdTokenClaims, device: &str) -> AppResult<Arrived> {
    match purpose {
        ProviderPurpose::SignIn => sign_in(cx, claims, device).await.map(Arrived::SignedIn),
        ProviderPurpose::Link => link(cx, attempt, claims).await,
        ProviderPurpose::Prove => prove(cx, attempt, claims).await.map(Arrived::Proved),
    }
}

/// Whether the provider itself asked for more than one proof (RFC 8176).
fn proved_twice(claims: &CoreIdTokenClaims) -> bool {
    claims.auth_method_refs().is_some_and(|methods| methods.iter().any(|method| method.as_str() == "mfa"))
}

async fn sign_in(cx: &Cx, claims: &CoreIdTokenClaims, device: &str) -> AppResult<SignedIn> {
    let provider = cx.provider.clone().ok_or(AppError::NotFound)?;
    let mut tx = cx.begin().await?;
    let found = store::linked(&mut tx, provider.0.issuer.as_str(), claims.subject().as_str(), Moment::of(cx)).await.or_fault()?;
    let Some(row) = found.filter(|row| row.is_active && provider.opens(AccountKind::of(&row.kind))) else {
        cx.failed(&Entry { kind: Kind::SignInFailed, reason: "provider: nobody's".into(), ..Entry::default() });
        return Err(problem("unlinked"));
    };
    let twice = proved_twice(claims);
    let entering = Entering { login: &row.login, account: row.account_id, staff: row.kind == "staff", device, proved_twice: twice };
    if !twice && factor::secret(&mut tx, AccountId(row.account_id)).await.or_fault()?.is_some() {
        return sign_in::ask_code(cx, tx, &entering).await;
    }
    sign_in::begin(cx, tx, &entering).await
}

/// Links the account of whoever began the attempt, if they are still the one who asks.
async fn link(cx: &Cx, attempt: &store::AttemptRow, claims: &CoreIdTokenClaims) -> AppResult<Arrived> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<OwnAccount>(&mut tx, ()).await?;
    if attempt.account_id != Some(permit.actor().0) {
        return Err(problem("state"));
    }
    super::link::keep(cx, &permit, &mut tx, permit.actor(), claims.subject().as_str()).await?;
    cx.commit(tx, &[super::link::event("identity_linked", permit.actor())]).await?;
    Ok(Arrived::Linked)
}

/// A fresh proof, where the provider has just asked the person again, and as thoroughly as we would.
async fn prove(cx: &Cx, attempt: &store::AttemptRow, claims: &CoreIdTokenClaims) -> AppResult<Proved> {
    let (provider, here) = (cx.provider.clone().ok_or(AppError::NotFound)?, cx.brought().session.clone().ok_or(AppError::SignedOut)?);
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<OwnSecondFactor>(&mut tx, ()).await?;
    let found = store::linked(&mut tx, provider.0.issuer.as_str(), claims.subject().as_str(), Moment::of(cx)).await.or_fault()?;
    let is_own = attempt.account_id == Some(permit.actor().0) && found.is_some_and(|row| row.account_id == permit.actor().0);
    let asked_again = claims.auth_time().is_some_and(|at| (claims.issue_time() - at).num_seconds() <= FRESH);
    let enough = proved_twice(claims) || factor::secret(&mut tx, permit.actor()).await.or_fault()?.is_none();
    if !(is_own && asked_again && enough) {
        cx.failed(&Entry { kind: Kind::SignInFailed, reason: "provider: no proof".into(), ..Entry::default() });
        return Err(problem("proof"));
    }
    let proved = proof::renew(cx, &mut tx, &permit, &here).await?;
    cx.commit(tx, &[]).await?;
    Ok(proved)
}
