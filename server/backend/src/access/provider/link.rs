//! Which person at the provider an account is.

use crate::{
    Cx, OrFault,
    access::{ManageAccount, OwnAccount, ended, store::provider as store},
    clock::wall,
    db::{Conn, Tx},
    event::Event,
    policy::{Act, Permit},
};
use shared::{
    access::{AccountKind, Identity},
    error::{AppError, AppResult},
    id::AccountId,
    time::At,
};

/// Characters of a subject at most (`OpenID` Connect Core, 2).
const SUBJECT: usize = 255;

/// What the provider is called, for everybody who stands at the door; none: there is none.
#[must_use]
pub fn provider_label(cx: &Cx) -> Option<String> {
    cx.provider.as_ref().map(|provider| provider.label().to_owned())
}

/// How the asker's account is linked; none: the house has no provider for such accounts.
pub async fn own_identity(cx: &Cx) -> AppResult<Option<Identity>> {
    let permit = cx.permit::<OwnAccount>(()).await?;
    identity_of(cx, &permit, &mut cx.read().await?, permit.actor(), cx.actor()?.kind).await
}

/// How an account is linked, for whoever may see the account.
pub(in super::super) async fn identity_of<A: Act>(
    cx: &Cx,
    permit: &Permit<A>,
    conn: &mut Conn,
    account: AccountId,
    kind: AccountKind,
) -> AppResult<Option<Identity>> {
    let Some(provider) = cx.provider.as_ref().filter(|provider| provider.opens(kind)) else { return Ok(None) };
    let found = store::of_account(permit, conn, account, provider.0.issuer.as_str()).await.or_fault()?;
    let since = found.map(|(at,)| wall(At(at), &cx.zone).date);
    Ok(Some(Identity { label: provider.label().to_owned(), since }))
}

/// Links somebody's account to the person `subject` at the provider.
pub async fn link_identity(cx: &Cx, account: AccountId, subject: &str) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageAccount>(&mut tx, account).await?;
    cx.fresh()?;
    let subject = subject.trim();
    if subject.is_empty() || subject.len() > SUBJECT || subject.chars().any(char::is_control) {
        return Err(AppError::invalid("subject", "required"));
    }
    keep(cx, &permit, &mut tx, account, subject).await.map_err(|error| match error {
        AppError::Invalid(_) => AppError::invalid("subject", "taken"),
        error => error,
    })?;
    cx.commit(tx, &[event("identity_linked", account)]).await
}

/// Takes the link of somebody's account away. Twice is the same.
pub async fn unlink_identity(cx: &Cx, account: AccountId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageAccount>(&mut tx, account).await?;
    cx.fresh()?;
    forget(cx, &permit, tx, permit.on()).await
}

/// Takes the link of the asker's account away. Twice is the same.
pub async fn unlink_own(cx: &Cx) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<OwnAccount>(&mut tx, ()).await?;
    cx.fresh()?;
    forget(cx, &permit, tx, permit.actor()).await
}

async fn forget<A: Act>(cx: &Cx, permit: &Permit<A>, mut tx: Tx, account: AccountId) -> AppResult<()> {
    let gone = store::unlink(permit, &mut tx, account).await.or_fault()?;
    cx.commit(tx, &ended::when(gone > 0, "identity_unlinked", account)).await
}

/// Links in the place of an older link; a person at the provider is one account's alone.
pub(super) async fn keep<A: Act>(cx: &Cx, permit: &Permit<A>, tx: &mut Tx, account: AccountId, subject: &str) -> AppResult<()> {
    let provider = cx.provider.as_ref().ok_or(AppError::NotFound)?;
    let issuer = provider.0.issuer.as_str();
    if store::owner(tx, issuer, subject).await.or_fault()?.is_some_and(|(owner,)| owner != account.0) {
        return Err(AppError::invalid("provider", "taken"));
    }
    store::unlink(permit, tx, account).await.or_fault()?;
    store::link(permit, tx, account, issuer, subject).await.or_fault().map(|_| ())
}

pub(super) fn event(kind: &'static str, account: AccountId) -> Event {
    ended::event(kind, account)
}
