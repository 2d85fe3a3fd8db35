//! What a new lead can be.

use super::{ListLeads, store};
use crate::{Cx, OrFault};
use rights::leads::may_add;
use shared::{
    access::Permission,
    error::{AppError, AppResult},
    leads::LeadForm,
};

/// Campuses and people to choose from; [`AppError::Forbidden`] for whoever writes no leads down.
pub async fn lead_form(cx: &Cx) -> AppResult<LeadForm> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<ListLeads>(&mut conn, ()).await?;
    let actor = cx.actor()?;
    let mut campuses = store::campuses(&permit, &mut conn).await.or_fault()?;
    campuses.retain(|(campus, _)| may_add(actor, *campus));
    if campuses.is_empty() {
        return Err(AppError::Forbidden);
    }
    let sellers = if actor.may(Permission::ManageLeads) { Some(store::sellers(&permit, &mut conn, None).await.or_fault()?) } else { None };
    Ok(LeadForm { campuses, sellers, key: crate::new_id().simple().to_string(), today: cx.today().date })
}
