//! A new lead is written down.

use super::{AddLead, entry, store};
use crate::{Cx, OrFault, keys::Fresh, once::Once, people::pinyin};
use shared::{
    access::Permission,
    error::{AppError, AppResult},
    id::LeadId,
    leads::NewLead,
};

/// Writes a lead down. It is looked after by whoever does, unless they decide that. A child who is known already with the
/// same phone, and with whom nothing is decided, is refused at `phone` (`known`), so that no family is called twice.
pub async fn add_lead(cx: &Cx, new: &NewLead, key: &str) -> AppResult<LeadId> {
    let once = Once::new(cx.actor()?.account, key, new)?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<AddLead>(&mut tx, new.campus).await?;
    let actor = cx.actor()?;
    if let Some(lead) = once.answered(&mut tx).await? {
        return Ok(lead);
    }
    let new = new.checked(cx.today().date)?;
    let owner = if actor.may_at(Permission::ManageLeads, new.campus) { new.owner } else { Some(actor.account) };
    if let Some(owner) = owner.filter(|owner| *owner != actor.account) {
        let sellers = store::sellers(&permit, &mut tx, Some(new.campus)).await.or_fault()?;
        sellers.iter().find(|(id, _)| *id == owner).ok_or_else(|| AppError::invalid("owner", "unknown"))?;
    }
    let index = cx.seal.index(&new.words.phone);
    if store::is_known(&permit, &mut tx, &index, &new.words.name).await.or_fault()? {
        return Err(AppError::invalid("phone", "known"));
    }
    let (lead, keys) = (LeadId(crate::new_id()), Fresh::default());
    let sealed = keys.key(lead.0).close(store::phone_of(lead.0), &new.words.phone);
    let words = pinyin::search_words(&new.words.name, &[]);
    store::insert(&permit, &mut tx, lead, &new, &store::Written { words, phone: Some((sealed, index)), owner }).await.or_fault()?;
    once.save(&mut tx, &lead, permit.now()).await?;
    cx.audit(&mut tx, &[entry::changed(lead, "lead_added", entry::SHOWN, String::new())]).await?;
    cx.seal.keep(&keys).await?;
    cx.commit(tx, &[]).await?;
    Ok(lead)
}
