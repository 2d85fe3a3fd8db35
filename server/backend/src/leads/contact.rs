//! What was said with the family.

use super::{WorkLead, entry, store};
use crate::{Cx, OrFault, keys::Cell, once::Once};
use shared::{error::AppResult, id::LeadId, leads::LogContact};

/// Writes down what was said, where the lead stands now, and when to speak with them next. Answers its new version.
pub async fn log_contact(cx: &Cx, lead: LeadId, log: &LogContact, key: &str) -> AppResult<i64> {
    let once = Once::new(cx.actor()?.account, key, &(lead, log))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<WorkLead>(&mut tx, lead).await?;
    if let Some(version) = once.answered(&mut tx).await? {
        return Ok(version);
    }
    let log = log.checked(cx.today().date)?;
    let (note, ring) = (crate::new_id(), cx.seal.ring(&[lead.0]).await?);
    let sealed = ring.close(Cell { person: lead.0, row: note, column: store::NOTE }, &log.text).or_fault()?;
    store::note(&permit, &mut tx, note, &log, sealed).await.or_fault()?;
    let version = store::stand(&permit, &mut tx, &log).await.or_fault()?;
    once.save(&mut tx, &version, permit.now()).await?;
    cx.audit(&mut tx, &[entry::changed(lead, "lead_logged", "", log.stage.word().to_owned())]).await?;
    cx.commit(tx, &[]).await?;
    Ok(version)
}
