//! The phone of a lead in clear, for a reason: counted with those of learners, written down, said once.

use super::{RevealLead, store};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
    clock::midnight,
    once::Once,
    people,
};
use shared::{
    error::{AppError, AppResult},
    id::LeadId,
    people::{REVEALS_A_DAY, Reveal, Revealed},
};

/// Shows the phone of a lead in clear. As with learners ([`people::reveal`]) the value is nowhere kept, the same key reads
/// it again on the same day without being counted, and the next one after [`REVEALS_A_DAY`] of both is refused at the field
/// `reason` with `limit`.
pub async fn reveal_lead(cx: &Cx, lead: LeadId, reason: &str, key: &str) -> AppResult<Revealed> {
    let once = Once::new(cx.actor()?.account, key, &(lead, reason.trim(), cx.today().date))?;
    let mut tx = cx.begin().await?;
    let (permit, facts) = cx.permit_by::<RevealLead>(&mut tx, lead).await?;
    let approval = facts.approval(cx.actor()?, permit.now()).ok_or(AppError::NotFound)?;
    cx.fresh()?;
    cx.archives_open()?;
    let reason = Reveal::reason(reason)?;
    let sealed = store::sealed_phone(&permit, &mut tx).await.or_fault()?.ok_or(AppError::NotFound)?;
    let ring = cx.seal.ring(&[lead.0]).await?;
    let value = ring.open(store::phone_of(lead.0), &sealed).map(|secret| secret.expose().to_owned()).map_err(|_| AppError::NotFound)?;
    let since = midnight(cx.today().date, &cx.zone);
    if once.answered::<()>(&mut tx).await?.is_some() {
        let left = REVEALS_A_DAY - people::reveals(&permit, &mut tx, since).await.or_fault()?;
        return Ok(Revealed { value, left });
    }
    store::write_reveal(&permit, &mut tx, approval.id).await.or_fault()?;
    once.save(&mut tx, &(), permit.now()).await?;
    let entry = Entry { kind: Kind::Revealed, about: Some(lead.0), fields: "lead.phone", reason: approval.said(reason, &cx.zone), ..Entry::default() };
    cx.audit(&mut tx, &[entry]).await?;
    // Counted after the audit, where writers pass one at a time: two at once cannot both be the twentieth.
    let left = REVEALS_A_DAY - people::reveals(&permit, &mut tx, since).await.or_fault()?;
    if left < 0 {
        return Err(AppError::invalid("reason", "limit"));
    }
    cx.commit(tx, &[]).await?;
    Ok(Revealed { value, left })
}
