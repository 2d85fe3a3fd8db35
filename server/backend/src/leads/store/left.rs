//! Rows of leads that a leaver leaves behind: those with something still to do.

use crate::{
    access::ManageAccount,
    db::{Conn, DbResult},
    fetch_all,
    policy::Permit,
};
use shared::id::{AccountId, CampusId, LeadId};
use uuid::Uuid;

/// How many of each campus.
pub(in super::super) async fn left(permit: &Permit<ManageAccount>, conn: &mut Conn) -> DbResult<Vec<(CampusId, String, i64)>> {
    let rows = fetch_all!(
        conn,
        (Uuid, String, i64),
        "select k.id, k.name, count(*) from lead p join campus k on k.id = p.campus_id
          where p.owner_id = $1 and p.stage not in ('won', 'lost') group by k.id, k.name order by k.name",
        permit.on().0
    )?;
    Ok(rows.into_iter().map(|(campus, name, count)| (CampusId(campus), name, count)).collect())
}

/// Gives those of `campus` to `heir`; which they are.
pub(in super::super) async fn hand_over(permit: &Permit<ManageAccount>, conn: &mut Conn, campus: CampusId, heir: AccountId) -> DbResult<Vec<LeadId>> {
    let rows = fetch_all!(
        conn,
        (Uuid,),
        "update lead set owner_id = $3, touched_at = $4, version = version + 1
          where owner_id = $1 and campus_id = $2 and stage not in ('won', 'lost') returning id",
        permit.on().0,
        campus.0,
        heir.0,
        permit.now().0
    )?;
    Ok(rows.into_iter().map(|(id,)| LeadId(id)).collect())
}
