//! Rights for a while: asked for with a reason, decided by somebody else, gone at their end.

mod page;
mod policy;
mod store;

pub use page::{grants, waiting_grants};
pub(crate) use policy::approvals;
use policy::may_lend;
pub use policy::{AskRights, DecideGrant, EndGrant, ListGrants};

use super::{ended, outsourcing::live_until, roles::stored};
use crate::{Cx, OrFault, clock::midnight, db::Conn, once::Once, policy::Permit};
use shared::{
    access::{AskGrant, RoleKey},
    error::{AppError, AppResult},
    id::{AccountId, GrantRequestId},
};

/// Asks for rights for oneself, or to lend a class of one's own to a colleague.
pub async fn ask_grant(cx: &Cx, ask: &AskGrant, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, ask)?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<AskRights>(&mut tx, ()).await?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    let today = cx.today().date;
    ask.check(today)?;
    if stored(&permit, &mut tx, ask.role).await.or_fault()?.is_none() {
        return Err(AppError::invalid("role", "unknown"));
    }
    let grantee = grantee(cx, &permit, &mut tx, ask).await?;
    let until = ask.last_on.succ_opt().map(|day| midnight(day, &cx.zone)).ok_or_else(|| AppError::invalid("last_on", "far"))?;
    store::ask(&permit, &mut tx, grantee, ask, until).await.or_fault()?;
    once.save(&mut tx, &(), permit.now()).await?;
    cx.commit(tx, &[ended::event("grant_asked", grantee)]).await
}

/// Whom it is for. What is lent must be a class of one's own, with a role one holds oneself.
async fn grantee(cx: &Cx, permit: &Permit<AskRights>, conn: &mut Conn, ask: &AskGrant) -> AppResult<AccountId> {
    let (actor, Some(colleague)) = (cx.actor()?, ask.grantee) else { return Ok(permit.actor()) };
    let own = store::own_classes(permit, conn, actor.staff, cx.today().date).await.or_fault()?;
    if !ask.class.is_some_and(|class| own.iter().any(|(id, _)| *id == class)) {
        return Err(AppError::invalid("class", "not_own"));
    }
    if !may_lend(actor, ask.role.role()) {
        return Err(AppError::invalid("role", "not_held"));
    }
    store::account_of(permit, conn, colleague)
        .await
        .or_fault()?
        .filter(|account| *account != actor.account)
        .ok_or_else(|| AppError::invalid("grantee", "unknown"))
}

/// Approves or refuses; a refusal says why. What was approved holds from now to its end. Deciding twice alike is the same.
pub async fn decide_grant(cx: &Cx, request: GrantRequestId, approve: bool, answer: &str) -> AppResult<()> {
    let answer = answer.trim();
    if !approve && answer.is_empty() {
        return Err(AppError::invalid("answer", "required"));
    }
    if answer.chars().count() > AskGrant::REASON {
        return Err(AppError::invalid("answer", "long"));
    }
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<DecideGrant>(&mut tx, request).await?;
    cx.fresh()?;
    if store::decide(&permit, &mut tx, approve, answer).await.or_fault()? == 0 {
        return match store::decision(&permit, &mut tx).await.or_fault()? {
            Some((Some(was), Some(by))) if was == approve && by == permit.actor().0 => Ok(()),
            _ => Err(AppError::Conflict("decided".into())),
        };
    }
    if approve {
        let role = store::role(&permit, &mut tx).await.or_fault()?.ok_or(AppError::NotFound)?;
        let role: RoleKey = role.parse()?;
        let grantee = store::grantee(&permit, &mut tx).await.or_fault()?.ok_or(AppError::NotFound)?;
        if role.role().needs_contract() && live_until(&mut tx, grantee, permit.now()).await.or_fault()?.is_none() {
            return Err(AppError::Conflict("contract".into()));
        }
        if stored(&permit, &mut tx, role).await.or_fault()?.is_none() {
            return Err(AppError::Conflict("retired".into()));
        }
        store::give(&permit, &mut tx).await.or_fault()?;
    }
    let grantee = store::grantee(&permit, &mut tx).await.or_fault()?.ok_or(AppError::NotFound)?;
    cx.commit(tx, &[ended::event(if approve { "grant_approved" } else { "grant_refused" }, grantee)]).await
}

/// Ends a grant at once, or takes a request back. Ending it twice is the same.
pub async fn end_grant(cx: &Cx, request: GrantRequestId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<EndGrant>(&mut tx, request).await?;
    let grantee = store::grantee(&permit, &mut tx).await.or_fault()?.ok_or(AppError::NotFound)?;
    let withdrawn = store::withdraw(&permit, &mut tx).await.or_fault()?;
    let gone = store::end(&permit, &mut tx).await.or_fault()?;
    let mut events = ended::when(withdrawn > 0, "grant_withdrawn", grantee);
    events.extend(ended::when(gone > 0, "role_ended", grantee));
    cx.commit(tx, &events).await
}
