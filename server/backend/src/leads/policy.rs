//! What decides who reads of leads and works with them, and the predicate that bounds every list of them. The decision about
//! one lead stands in `rights::leads`.

pub use rights::leads::{AddLead, AssignLead, ChangeLead, EraseLead, ListLeads, RevealLead, ViewLead, WorkLead};

use crate::{
    access::approvals,
    db::{Conn, DbResult},
    fetch_optional,
    policy::{Act, Actor, on_nothing},
};
use rights::leads::{LeadFacts, RevealFacts};
use shared::id::{AccountId, CampusId, LeadId};
use uuid::Uuid;

/// Campuses of the roles that account `$1` holds at instant `$2` (ms) with one of the permissions, not bounded further:
/// a lead has neither a department nor a class.
macro_rules! held {
    ($permissions:literal) => {
        concat!(
            "select h.id from account_role r join role_permission x on x.role = r.role and x.permission in (",
            $permissions,
            ") join campus h on r.campus_id is null or r.campus_id = h.id
              where r.account_id = $1 and r.from_at <= $2 and (r.until_at is null or r.until_at > $2) and r.class_id is null and r.department is null"
        )
    };
}

/// Wraps a query over `lead p` so that it reads only the leads account `$1` looks after, as far as it may at instant `$2`.
macro_rules! own {
    ($head:literal, $($tail:tt)*) => {
        concat!($head, " where p.owner_id = $1 and p.campus_id in (", $crate::leads::policy::held!("'read_leads', 'read_own_leads'"), ")", $($tail)*)
    };
}

/// The same with those of whole campuses. [`LeadFacts`] says it of one lead.
macro_rules! wide {
    ($head:literal, $($tail:tt)*) => {
        concat!(
            $head,
            " where (p.campus_id in (",
            $crate::leads::policy::held!("'read_leads'"),
            ") or p.owner_id = $1 and p.campus_id in (",
            $crate::leads::policy::held!("'read_leads', 'read_own_leads'"),
            "))",
            $($tail)*
        )
    };
}
pub(super) use {held, own, wide};

on_nothing!(ListLeads);

impl Act for AddLead {
    type On = CampusId;

    async fn facts(conn: &mut Conn, _: &Actor, on: CampusId) -> DbResult<Option<CampusId>> {
        Ok(fetch_optional!(conn, (Uuid,), "select id from campus where id = $1", on.0)?.map(|(id,)| CampusId(id)))
    }
}

async fn facts(conn: &mut Conn, on: LeadId) -> DbResult<Option<LeadFacts>> {
    let row = fetch_optional!(conn, (Uuid, Option<Uuid>), "select campus_id, owner_id from lead where id = $1", on.0)?;
    Ok(row.map(|(campus, owner)| LeadFacts { campus: CampusId(campus), owner: owner.map(AccountId) }))
}

/// Acts on one lead, decided by where it belongs.
macro_rules! on_lead {
    ($($act:ident),*) => {$(
        impl Act for $act {
            type On = LeadId;

            async fn facts(conn: &mut Conn, _: &Actor, on: LeadId) -> DbResult<Option<LeadFacts>> {
                facts(conn, on).await
            }
        }
    )*};
}

on_lead!(ViewLead, WorkLead, ChangeLead, AssignLead, EraseLead);

impl Act for RevealLead {
    type On = LeadId;

    async fn facts(conn: &mut Conn, actor: &Actor, on: LeadId) -> DbResult<Option<RevealFacts>> {
        let Some(lead) = facts(conn, on).await? else { return Ok(None) };
        Ok(Some(RevealFacts { lead, approvals: approvals(conn, actor).await? }))
    }
}
