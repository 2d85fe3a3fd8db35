//! Where leads belong, and who can look after them.

use super::{super::ListLeads, OnLeads};
use crate::{
    db::{Conn, DbResult},
    fetch_all,
    policy::Permit,
};
use shared::{
    id::{AccountId, CampusId},
    leads::Seller,
};
use uuid::Uuid;

/// Accounts that work with leads of their own today, of the campus or of any; those of another company under a contract.
pub(in super::super) async fn sellers<A: OnLeads>(permit: &Permit<A>, conn: &mut Conn, campus: Option<CampusId>) -> DbResult<Vec<Seller>> {
    let rows = fetch_all!(
        conn,
        (Uuid, String),
        "select distinct a.id, a.name from account a join account_role r on r.account_id = a.id
           join role_permission x on x.role = r.role and x.permission = 'manage_own_leads'
          where a.is_active and r.from_at <= $1 and (r.until_at is null or r.until_at > $1) and r.class_id is null and r.department is null
            and (r.campus_id = $2 or r.campus_id is null or $2 is null)
            and (r.role <> 'outsourced_sales' or exists (select 1 from outsourcing o where o.account_id = a.id and o.from_at <= $1 and o.until_at > $1))
          order by a.name, a.id limit 300",
        permit.now().0,
        campus.map(|campus| campus.0)
    )?;
    Ok(rows.into_iter().map(|(id, name)| (AccountId(id), name)).collect())
}

/// All campuses, by name.
pub(in super::super) async fn campuses(_: &Permit<ListLeads>, conn: &mut Conn) -> DbResult<Vec<(CampusId, String)>> {
    let rows = fetch_all!(conn, (Uuid, String), "select id, name from campus order by name")?;
    Ok(rows.into_iter().map(|(id, name)| (CampusId(id), name)).collect())
}
