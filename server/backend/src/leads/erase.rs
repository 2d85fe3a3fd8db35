//! A family that did not come asks to be forgotten.

use super::{EraseLead, entry};
use crate::{Cx, privacy};
use shared::{error::AppResult, id::LeadId};

/// Erases a lead with all that was said, its key with it, so that no backup brings it back.
pub async fn erase_lead(cx: &Cx, lead: LeadId) -> AppResult<()> {
    let permit = cx.permit::<EraseLead>(lead).await?;
    cx.fresh()?;
    // By the house itself: an erasure looks through tables that no role reads.
    let erasing = privacy::Erasing::begin(&cx.house, permit.on(), permit.now()).await?;
    erasing.finish(cx, entry::changed(lead, "lead_erased", "lead.erased", String::new())).await
}
