//! The other side of a link: whoever opens it chooses a new password.

use super::finish::finish;
use crate::{
    Cx, OrFault,
    access::{
        ManageAccount,
        invite::hash,
        own::choosable,
        policy::facts,
        store::{self, Moment, reset_link as rows},
    },
    db::Conn,
    policy::Rule,
};
use shared::{
    access::{AccountKind, Resetting},
    error::{AppError, AppResult},
    id::AccountId,
};

/// Whose password a link sets; [`AppError::NotFound`] when it was used, withdrawn, followed by another, is too old, when the
/// account may not sign in, or when whoever made it may not change the account any more.
pub async fn resetting(cx: &Cx, token: &str) -> AppResult<Resetting> {
    let row = found(cx, &mut cx.read().await?, token).await?;
    // A phone is nobody's business but its owner's, who knows it.
    let login = Some(row.login).filter(|_| AccountKind::of(&row.kind) == AccountKind::Staff);
    Ok(Resetting { name: row.name, login })
}

/// Takes a link: sets the password and signs the account out everywhere. A link opens once.
pub async fn reset_password(cx: &Cx, token: &str, password: String) -> AppResult<()> {
    let row = found(cx, &mut cx.read().await?, token).await?;
    choosable(cx, "password", &password, (&row.login, &row.name)).await?;
    let password_hash = cx.hasher.hash(password).await?;
    let mut tx = cx.begin().await?;
    let row = found(cx, &mut tx, token).await?;
    if rows::take(&mut tx, row.id, cx.clock.now()).await.or_fault()? == 0 {
        return Err(AppError::NotFound);
    }
    finish(cx, tx, AccountId(row.account_id), &row.login, &password_hash, "link").await
}

async fn found(cx: &Cx, conn: &mut Conn, token: &str) -> AppResult<rows::TokenRow> {
    let row = rows::by_token(conn, &hash(token), cx.clock.now()).await.or_fault()?.ok_or(AppError::NotFound)?;
    let active = store::by_login(conn, &row.login, Moment::of(cx)).await.or_fault()?.is_some_and(|account| account.is_active);
    if active && may_still(cx, conn, &row).await? { Ok(row) } else { Err(AppError::NotFound) }
}

/// Whether whoever made the link may still change the account.
async fn may_still(cx: &Cx, conn: &mut Conn, row: &rows::TokenRow) -> AppResult<bool> {
    let now = cx.clock.now();
    let maker = store::actor(&store::person(conn, AccountId(row.made_by), Moment::of(cx)).await.or_fault()?, now);
    let facts = facts(conn, AccountId(row.account_id)).await.or_fault()?;
    Ok(maker.zip(facts).is_some_and(|(maker, facts)| ManageAccount::allows(&maker, &facts, now)))
}
