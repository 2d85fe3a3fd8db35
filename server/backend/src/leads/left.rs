//! Leads of somebody who leaves: whoever stops the account hands them on, and learns of them no more than how many there are.

use super::{entry, store};
use crate::{Cx, OrFault, access::ManageAccount, db::Conn, policy::Permit};
use shared::{
    access::LeftLeads,
    error::{AppError, AppResult},
    id::{AccountId, CampusId},
};
use std::collections::BTreeMap;

/// The leads the leaver looks after that are still open, by campus, with those who could go on with them.
pub(crate) async fn left_by(permit: &Permit<ManageAccount>, conn: &mut Conn) -> AppResult<Vec<LeftLeads>> {
    let mut left = Vec::new();
    for (campus, name, count) in store::left(permit, conn).await.or_fault()? {
        left.push(LeftLeads { campus, name, count, sellers: heirs(permit, conn, campus).await? });
    }
    Ok(left)
}

/// Gives the open leads of each campus to its heir, each with its entry of the audit. Refused at `leads-<campus>` for somebody who works
/// with no leads there (`not_here`).
pub(crate) async fn hand_over_leads(cx: &Cx, permit: &Permit<ManageAccount>, conn: &mut Conn, heirs_of: &BTreeMap<CampusId, AccountId>) -> AppResult<()> {
    for (campus, heir) in heirs_of {
        let heirs = heirs(permit, conn, *campus).await?;
        let name =
            heirs.into_iter().find(|(id, _)| id == heir).map(|(_, name)| name).ok_or_else(|| AppError::invalid(&format!("leads-{campus}"), "not_here"))?;
        let moved = store::hand_over(permit, conn, *campus, *heir).await.or_fault()?;
        let entry = |lead| crate::audit::Entry { account: Some(*heir), ..entry::changed(lead, "lead_assigned", "", name.clone()) };
        cx.audit(conn, &moved.into_iter().map(entry).collect::<Vec<_>>()).await?;
    }
    Ok(())
}

async fn heirs(permit: &Permit<ManageAccount>, conn: &mut Conn, campus: CampusId) -> AppResult<Vec<(AccountId, String)>> {
    let mut sellers = store::sellers(permit, conn, Some(campus)).await.or_fault()?;
    sellers.retain(|(id, _)| *id != permit.on());
    Ok(sellers)
}
