//! Who looks after a lead.

use super::{AssignLead, entry, store};
use crate::{Cx, OrFault, once::Once};
use shared::{
    error::{AppError, AppResult},
    id::{AccountId, LeadId},
};

/// Gives a lead to somebody who works with leads of its campus, or to nobody. Refused at `owner` otherwise (`unknown`). Answers its
/// new version.
pub async fn assign_lead(cx: &Cx, lead: LeadId, owner: Option<AccountId>, key: &str) -> AppResult<i64> {
    let once = Once::new(cx.actor()?.account, key, &(lead, owner))?;
    let mut tx = cx.begin().await?;
    let (permit, facts) = cx.permit_by::<AssignLead>(&mut tx, lead).await?;
    if let Some(version) = once.answered(&mut tx).await? {
        return Ok(version);
    }
    let sellers = store::sellers(&permit, &mut tx, Some(facts.campus)).await.or_fault()?;
    let whom = owner.map(|owner| sellers.into_iter().find(|(id, _)| *id == owner).ok_or_else(|| AppError::invalid("owner", "unknown"))).transpose()?;
    let version = store::assign(&permit, &mut tx, owner).await.or_fault()?;
    once.save(&mut tx, &version, permit.now()).await?;
    let entry = entry::changed(lead, "lead_assigned", "", whom.map(|(_, name)| name).unwrap_or_default());
    cx.audit(&mut tx, &[crate::audit::Entry { account: owner, ..entry }]).await?;
    cx.commit(tx, &[]).await?;
    Ok(version)
}
