//! Who a lead is and how they are reached is corrected.

use super::{ChangeLead, entry, store};
use crate::{Cx, OrFault, people::pinyin};
use shared::{
    error::{AppError, AppResult},
    id::LeadId,
    leads::LeadWords,
};

/// Corrects a lead; an empty phone stays as it was. [`AppError::Conflict`] `version` when somebody else was first. Answers
/// its new version.
pub async fn change_lead(cx: &Cx, lead: LeadId, version: i64, words: &LeadWords) -> AppResult<i64> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ChangeLead>(&mut tx, lead).await?;
    let words = words.checked()?;
    let ring = cx.seal.ring(&[lead.0]).await?;
    let sealed = || Ok::<_, AppError>((ring.close(store::phone_of(lead.0), &words.phone).or_fault()?, cx.seal.index(&words.phone)));
    let phone = if words.phone.is_empty() { None } else { Some(sealed()?) };
    let fields = if phone.is_some() { "lead.name lead.guardian lead.phone" } else { "lead.name lead.guardian" };
    let found = pinyin::search_words(&words.name, &[]);
    let written = store::Written { words: found, phone, owner: None };
    if store::change(&permit, &mut tx, version, &words, &written).await.or_fault()? == 0 {
        return Err(AppError::Conflict("version".into()));
    }
    cx.audit(&mut tx, &[entry::changed(lead, "lead_changed", fields, String::new())]).await?;
    cx.commit(tx, &[]).await?;
    Ok(version + 1)
}
