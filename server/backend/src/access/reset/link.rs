//! The office's side of a link: making, showing, taking back.

use crate::{
    Cx, OrFault,
    access::{
        ManageAccount, ended,
        invite::hash,
        store::{desk, reset_link as store},
        totp::qr,
    },
    clock::wall,
    once::Once,
};
use shared::{
    access::{AccountKind, ResetLink, WayBack},
    error::{AppError, AppResult},
    id::AccountId,
    time::At,
};
use uuid::Uuid;

/// Seconds a link lives.
pub const RESET_LINK_LIFE: i64 = 24 * 3600;

/// The secret of a link. Nothing of it is stored but its hash; the house makes it anew for whoever may see it.
fn secret(cx: &Cx, id: Uuid) -> String {
    hex::encode(cx.seal.index(&format!("reset link {}", id.as_simple())))
}

/// Makes a link by which the person of `account` chooses a new password; the one before opens nothing from now on.
/// [`AppError::Conflict`] where there is nobody to make it for: the account is stopped, or it is a learner's, whose
/// guardian sets the password.
pub async fn make_reset_link(cx: &Cx, account: AccountId, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, &("reset link", account))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageAccount>(&mut tx, account).await?;
    cx.fresh()?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    let row = desk::line(&permit, &mut tx).await.or_fault()?.ok_or(AppError::NotFound)?;
    if !row.is_active || AccountKind::of(&row.kind) == AccountKind::Learner {
        return Err(AppError::Conflict("no_reset".into()));
    }
    let id = crate::new_id();
    store::make(&permit, &mut tx, id, &hash(&secret(cx, id)), permit.now().plus_seconds(RESET_LINK_LIFE)).await.or_fault()?;
    once.save(&mut tx, &(), permit.now()).await?;
    cx.commit(tx, &[ended::event("reset_link_made", account)]).await
}

/// Takes the link back: it opens nothing from now on. Twice is the same.
pub async fn withdraw_reset_link(cx: &Cx, account: AccountId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageAccount>(&mut tx, account).await?;
    let ended = store::withdraw(&permit, &mut tx).await.or_fault()?;
    cx.commit(tx, &ended::when(ended > 0, "reset_link_withdrawn", account)).await
}

/// The way back to `account` for whoever may change it, its link below `origin` (`https://school.example`). Through somebody
/// else's eyes no link is shown.
pub async fn reset_link(cx: &Cx, account: AccountId, origin: &str) -> AppResult<WayBack> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<ManageAccount>(&mut conn, account).await?;
    let newest = store::newest(&permit, &mut conn).await.or_fault()?;
    let key = format!("reset.{}", newest.as_ref().map_or_else(Uuid::nil, |row| row.id).as_simple());
    let open = newest.filter(|row| row.ended_at.is_none() && At(row.expires_at) > permit.now() && cx.looker().is_none());
    Ok(WayBack { key, link: open.map(|row| shown(cx, origin, &row)).transpose()? })
}

fn shown(cx: &Cx, origin: &str, row: &store::NewestRow) -> AppResult<ResetLink> {
    let link = format!("{origin}/reset/{}", secret(cx, row.id));
    let until = wall(At(row.expires_at), &cx.zone);
    Ok(ResetLink { qr: qr(&link)?, until: format!("{} {}", until.date, until.minute), link })
}
