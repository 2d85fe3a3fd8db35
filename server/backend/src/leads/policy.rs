//! Who may read of leads and work with them, and the predicate that bounds every list of them.

use crate::{
    access::Approval,
    db::{Conn, DbResult},
    fetch_optional,
    policy::{Act, Actor, PlainAct},
};
use shared::{
    access::{Permission, Sight},
    id::{AccountId, CampusId, LeadId},
    time::At,
};
use uuid::Uuid;

/// See the list of leads, within one's scope.
pub struct ListLeads;
/// Write a new lead down, for a campus.
pub struct AddLead;
/// See one lead.
pub struct ViewLead;
/// Write down what was said, and where it stands.
pub struct WorkLead;
/// Correct who it is and how they are reached: only for whoever sees how they are.
pub struct ChangeLead;
/// Decide who looks after it.
pub struct AssignLead;
/// See its phone in clear, for a reason.
pub struct RevealLead;
/// Erase it.
pub struct EraseLead;

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

impl PlainAct for ListLeads {
    fn admits(actor: &Actor) -> bool {
        actor.may(Permission::ReadLeads) || actor.may(Permission::ReadOwnLeads)
    }
}

/// Whether a role allows `permission` for leads of `campus`.
pub(super) fn may_at(actor: &Actor, permission: Permission, campus: CampusId) -> bool {
    actor.grants.iter().any(|grant| grant.covers(campus) && grant.permissions.has(permission))
}

/// Whether `actor` may write down leads of `campus`: whoever does sees how families are reached.
pub(super) fn may_add(actor: &Actor, campus: CampusId) -> bool {
    let works = [Permission::ManageLeads, Permission::ManageOwnLeads].map(|permission| may_at(actor, permission, campus));
    works.contains(&true) && may_at(actor, Permission::ReadLeadContacts, campus)
}

impl Act for AddLead {
    type On = CampusId;
    type Facts = CampusId;

    async fn facts(conn: &mut Conn, _: &Actor, on: CampusId) -> DbResult<Option<CampusId>> {
        Ok(fetch_optional!(conn, (Uuid,), "select id from campus where id = $1", on.0)?.map(|(id,)| CampusId(id)))
    }

    fn allows(actor: &Actor, campus: &CampusId, _: At) -> bool {
        may_add(actor, *campus)
    }
}

/// Where a lead belongs, and who looks after it.
pub struct LeadFacts {
    pub(super) campus: CampusId,
    pub(super) owner: Option<AccountId>,
}

impl LeadFacts {
    async fn of(conn: &mut Conn, on: LeadId) -> DbResult<Option<Self>> {
        let row = fetch_optional!(conn, (Uuid, Option<Uuid>), "select campus_id, owner_id from lead where id = $1", on.0)?;
        Ok(row.map(|(campus, owner)| Self { campus: CampusId(campus), owner: owner.map(AccountId) }))
    }

    fn is_own(&self, actor: &Actor) -> bool {
        self.owner == Some(actor.account)
    }

    /// Whether one role of `actor` both reads the lead and allows `permission`: what one role shows of one's own leads
    /// another does not show of all.
    fn reached(&self, actor: &Actor, permission: Permission) -> bool {
        actor
            .grants
            .iter()
            .filter(|grant| grant.covers(self.campus) && grant.permissions.has(permission))
            .any(|grant| grant.permissions.has(Permission::ReadLeads) || self.is_own(actor) && grant.permissions.has(Permission::ReadOwnLeads))
    }

    fn is_worked_by(&self, actor: &Actor) -> bool {
        self.reached(actor, Permission::ManageLeads) || self.is_own(actor) && self.reached(actor, Permission::ManageOwnLeads)
    }

    /// How `actor` sees the phone: through another person's eyes no clearer than by oneself.
    pub(super) fn sight(&self, actor: &Actor) -> Sight {
        let own = if self.reached(actor, Permission::ReadLeadContacts) { Sight::Masked } else { Sight::Hidden };
        actor.looker.as_ref().map_or(own, |looker| own.min(self.sight(&looker.actor)))
    }
}

/// An act on one lead, decided by its facts.
macro_rules! on_lead {
    ($($act:ident: |$actor:ident, $facts:ident| $allows:expr;)*) => {$(
        impl Act for $act {
            type On = LeadId;
            type Facts = LeadFacts;

            async fn facts(conn: &mut Conn, _: &Actor, on: LeadId) -> DbResult<Option<LeadFacts>> {
                LeadFacts::of(conn, on).await
            }

            fn allows($actor: &Actor, $facts: &LeadFacts, _: At) -> bool {
                $allows
            }
        }
    )*};
}

on_lead! {
    ViewLead: |actor, facts| facts.reached(actor, Permission::ReadLeads) || facts.reached(actor, Permission::ReadOwnLeads);
    WorkLead: |actor, facts| facts.is_worked_by(actor);
    ChangeLead: |actor, facts| facts.is_worked_by(actor) && facts.sight(actor) > Sight::Hidden;
    AssignLead: |actor, facts| facts.reached(actor, Permission::ManageLeads);
    EraseLead: |actor, facts| facts.reached(actor, Permission::ManageLeads);
}

/// Where a lead belongs, and what somebody else approved for the asker.
pub struct RevealFacts {
    lead: LeadFacts,
    approvals: Vec<Approval>,
}

impl RevealFacts {
    /// What allows `actor` to see the phone in clear: a role alone does not, somebody else has to have approved it (law L14).
    pub(super) fn approval(&self, actor: &Actor, now: At) -> Option<&Approval> {
        self.lead.approval(&self.approvals, actor, now)
    }
}

impl LeadFacts {
    /// Whether a role lets `actor` see the phone in clear for a reason, once somebody else approved that.
    pub(super) fn may_reveal(&self, actor: &Actor) -> bool {
        actor.looker.is_none() && self.reached(actor, Permission::RevealLeadContacts)
    }

    /// The one of `approvals` by which `actor` may see the phone in clear.
    pub(super) fn approval<'a>(&self, approvals: &'a [Approval], actor: &Actor, now: At) -> Option<&'a Approval> {
        Approval::find(approvals, actor, now, |alone| self.may_reveal(alone))
    }
}

impl Act for RevealLead {
    type On = LeadId;
    type Facts = RevealFacts;

    async fn facts(conn: &mut Conn, actor: &Actor, on: LeadId) -> DbResult<Option<RevealFacts>> {
        let Some(lead) = LeadFacts::of(conn, on).await? else { return Ok(None) };
        Ok(Some(RevealFacts { lead, approvals: Approval::all(conn, actor).await? }))
    }

    fn allows(actor: &Actor, facts: &RevealFacts, now: At) -> bool {
        facts.approval(actor, now).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{policy::Grant, testing::staff_of};
    use shared::{access::Role, id::StaffId};
    use std::fmt::Write;

    fn lead(campus: u128, owner: AccountId) -> LeadFacts {
        LeadFacts { campus: CampusId(Uuid::from_u128(campus)), owner: Some(owner) }
    }

    fn actor(role: Role) -> Actor {
        staff_of(StaffId(Uuid::from_u128(7)), &[role], Some(CampusId(Uuid::from_u128(1))))
    }

    /// Every role, given for one campus: a lead of its own there, another's there, its own elsewhere.
    #[test]
    fn role_by_act_by_relation() {
        let now = At(0);
        let mut table = String::new();
        for role in Role::ALL {
            let actor = actor(role);
            for (relation, facts) in [("own", lead(1, actor.account)), ("other's", lead(1, AccountId(Uuid::nil()))), ("own elsewhere", lead(2, actor.account))]
            {
                let may = [
                    ("view", ViewLead::allows(&actor, &facts, now)),
                    ("work", WorkLead::allows(&actor, &facts, now)),
                    ("change", ChangeLead::allows(&actor, &facts, now)),
                    ("assign", AssignLead::allows(&actor, &facts, now)),
                    ("reveal", facts.may_reveal(&actor)),
                    ("erase", EraseLead::allows(&actor, &facts, now)),
                ];
                let may: Vec<&str> = may.into_iter().filter(|(_, may)| *may).map(|(act, _)| act).collect();
                if !may.is_empty() {
                    let _ = writeln!(table, "{} {relation}: {} {:?}", role.word(), may.join(" "), facts.sight(&actor));
                }
            }
        }
        assert_eq!(
            table,
            "admin own: view work change assign reveal erase Masked\n\
             admin other's: view work change assign reveal erase Masked\n\
             manager own: view work change assign reveal erase Masked\n\
             manager other's: view work change assign reveal erase Masked\n\
             operations own: view Hidden\n\
             operations other's: view Hidden\n\
             sales own: view work change reveal Masked\n\
             outsourced_sales own: view work Hidden\n"
        );
    }

    #[test]
    fn what_one_role_shows_of_ones_own_another_does_not_show_of_all() {
        let mut both = actor(Role::Sales);
        both.grants.push(Grant::of(Role::Operations, None));
        let (own, other) = (lead(1, both.account), lead(1, AccountId(Uuid::nil())));
        assert!(ViewLead::allows(&both, &other, At(0)) && !WorkLead::allows(&both, &other, At(0)));
        assert_eq!((own.sight(&both), other.sight(&both)), (Sight::Masked, Sight::Hidden));
        let mut bounded = actor(Role::Sales);
        bounded.grants[0].department = Some("数学".into());
        assert!(!ViewLead::allows(&bounded, &own, At(0)), "a lead is of no department");
    }
}
