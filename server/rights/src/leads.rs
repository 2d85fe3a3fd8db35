//! Who may read of leads and work with them. The backend's `leads::policy` says in SQL whose leads a list holds.

use crate::{Actor, Approval, PlainRule, Rule};
use shared::{
    access::{Permission, Sight},
    id::{AccountId, CampusId},
    time::At,
};

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

impl PlainRule for ListLeads {
    fn admits(actor: &Actor) -> bool {
        actor.may(Permission::ReadLeads) || actor.may(Permission::ReadOwnLeads)
    }
}

/// Whether `actor` reads of leads of `campus`, be they only their own.
#[must_use]
pub fn may_read(actor: &Actor, campus: CampusId) -> bool {
    actor.may_at(Permission::ReadLeads, campus) || actor.may_at(Permission::ReadOwnLeads, campus)
}

/// Whether `actor` may write down leads of `campus`: whoever does sees how families are reached.
#[must_use]
pub fn may_add(actor: &Actor, campus: CampusId) -> bool {
    let works = actor.may_at(Permission::ManageLeads, campus) || actor.may_at(Permission::ManageOwnLeads, campus);
    works && actor.may_at(Permission::ReadLeadContacts, campus)
}

impl Rule for AddLead {
    type Facts = CampusId;

    fn allows(actor: &Actor, campus: &CampusId, _: At) -> bool {
        may_add(actor, *campus)
    }
}

/// Where a lead belongs, and who looks after it.
pub struct LeadFacts {
    /// Its campus.
    pub campus: CampusId,
    /// Who looks after it; none: nobody yet.
    pub owner: Option<AccountId>,
}

impl LeadFacts {
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
    #[must_use]
    pub fn sight(&self, actor: &Actor) -> Sight {
        let own = if self.reached(actor, Permission::ReadLeadContacts) { Sight::Masked } else { Sight::Hidden };
        actor.looker.as_ref().map_or(own, |looker| own.min(self.sight(&looker.actor)))
    }

    /// Whether a role lets `actor` see the phone in clear for a reason, once somebody else approved that.
    #[must_use]
    pub fn may_reveal(&self, actor: &Actor) -> bool {
        actor.looker.is_none() && self.reached(actor, Permission::RevealLeadContacts)
    }

    /// The one of `approvals` by which `actor` may see the phone in clear.
    #[must_use]
    pub fn approval<'a>(&self, approvals: &'a [Approval], actor: &Actor, now: At) -> Option<&'a Approval> {
        Approval::find(approvals, actor, now, |alone| self.may_reveal(alone))
    }
}

impl Rule for ViewLead {
    type Facts = LeadFacts;

    fn allows(actor: &Actor, facts: &LeadFacts, _: At) -> bool {
        facts.reached(actor, Permission::ReadLeads) || facts.reached(actor, Permission::ReadOwnLeads)
    }
}

impl Rule for WorkLead {
    type Facts = LeadFacts;

    fn allows(actor: &Actor, facts: &LeadFacts, _: At) -> bool {
        facts.is_worked_by(actor)
    }
}

impl Rule for ChangeLead {
    type Facts = LeadFacts;

    fn allows(actor: &Actor, facts: &LeadFacts, _: At) -> bool {
        facts.is_worked_by(actor) && facts.sight(actor) > Sight::Hidden
    }
}

impl Rule for AssignLead {
    type Facts = LeadFacts;

    fn allows(actor: &Actor, facts: &LeadFacts, _: At) -> bool {
        facts.reached(actor, Permission::ManageLeads)
    }
}

impl Rule for EraseLead {
    type Facts = LeadFacts;

    fn allows(actor: &Actor, facts: &LeadFacts, _: At) -> bool {
        facts.reached(actor, Permission::ManageLeads)
    }
}

/// Where a lead belongs, and what somebody else approved for the asker.
pub struct RevealFacts {
    /// The lead.
    pub lead: LeadFacts,
    /// What was approved.
    pub approvals: Vec<Approval>,
}

impl RevealFacts {
    /// What allows `actor` to see the phone in clear: a role alone does not, somebody else has to have approved it (law L14).
    #[must_use]
    pub fn approval(&self, actor: &Actor, now: At) -> Option<&Approval> {
        self.lead.approval(&self.approvals, actor, now)
    }
}

impl Rule for RevealLead {
    type Facts = RevealFacts;

    fn allows(actor: &Actor, facts: &RevealFacts, now: At) -> bool {
        facts.approval(actor, now).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Grant,
        approval::tests::approval,
        school::{NOW, account, bounded, campus, staff, through},
    };
    use shared::access::Role;

    fn lead(at: u128, owner: u128) -> LeadFacts {
        LeadFacts { campus: campus(at), owner: Some(account(owner)) }
    }

    #[test]
    fn what_one_role_shows_of_ones_own_another_does_not_show_of_all() {
        let mut both = staff(Role::Sales, Some(1));
        both.grants.push(Grant::of(Role::Operations, None));
        let (own, other) = (lead(1, 1), lead(1, 9));
        assert!(ViewLead::allows(&both, &other, NOW) && !WorkLead::allows(&both, &other, NOW));
        assert_eq!((own.sight(&both), other.sight(&both)), (Sight::Masked, Sight::Hidden));
        assert!(!ViewLead::allows(&bounded(Role::Sales), &own, NOW), "a lead is of no department");
    }

    #[test]
    fn a_lead_is_written_down_where_its_contacts_are_seen() {
        let may = |actor: &Actor| [1, 2].map(|at| [may_read(actor, campus(at)), may_add(actor, campus(at)), AddLead::allows(actor, &campus(at), NOW)]);
        assert_eq!([Role::Sales, Role::Manager].map(|role| may(&staff(role, Some(1)))), [[[true; 3], [false; 3]]; 2]);
        assert_eq!([Role::OutsourcedSales, Role::Operations].map(|role| may(&staff(role, Some(1)))), [[[true, false, false], [false; 3]]; 2]);
        assert_eq!([may(&bounded(Role::Manager)), may(&staff(Role::Finance, None))], [[[false; 3]; 2]; 2]);
        let mut apart = staff(Role::Custom, Some(1));
        apart.grants[0].permissions = shared::access::Permissions::of(&[Permission::ReadLeadContacts]);
        assert!(!may_add(&apart, campus(1)), "whoever works with none writes none down");
    }

    #[test]
    fn through_another_persons_eyes_a_phone_is_no_clearer_and_is_not_revealed() {
        let (own, seller) = (lead(1, 1), || staff(Role::Sales, None));
        let stranger = Actor { account: account(9), ..seller() };
        assert_eq!(own.sight(&through(seller(), staff(Role::Manager, None))), Sight::Masked);
        assert_eq!(own.sight(&through(seller(), stranger)), Sight::Hidden);
        assert!(own.may_reveal(&seller()) && !own.may_reveal(&through(seller(), staff(Role::Manager, None))));
    }

    #[test]
    fn a_phone_is_shown_in_clear_by_what_somebody_else_approved_alone() {
        let facts = |at: u128, role: Role| RevealFacts { lead: lead(at, 1), approvals: vec![approval(4, Role::Finance, 1), approval(5, role, 1)] };
        let found = |facts: &RevealFacts| facts.approval(&staff(Role::Sales, None), NOW).map(|found| found.id.0.as_u128());
        assert_eq!([found(&facts(1, Role::Sales)), found(&facts(2, Role::Sales)), found(&facts(1, Role::OutsourcedSales))], [Some(5), None, None]);
        let may = |seconds: i64| RevealLead::allows(&staff(Role::Sales, None), &facts(1, Role::Sales), NOW.plus_seconds(seconds));
        assert_eq!([-1, 0, 3599, 3600, 3601].map(may), [false, true, true, false, false]);
    }
}
