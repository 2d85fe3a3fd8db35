//! Who may ask for rights, decide and end them.

use crate::{Actor, PlainRule, Rule};
use shared::{
    access::{AccountKind, Permission, PermissionGroup, Permissions, Role},
    id::{AccountId, CampusId},
    time::At,
};

/// See one's own requests and ask for rights.
pub struct AskRights;
/// See what waits and what was decided.
pub struct ListGrants;
/// Approve or refuse a request.
pub struct DecideGrant;
/// End a grant before its time.
pub struct EndGrant;

impl PlainRule for AskRights {
    fn admits(actor: &Actor) -> bool {
        actor.kind == AccountKind::Staff
    }
}

impl PlainRule for ListGrants {
    fn admits(actor: &Actor) -> bool {
        actor.may(Permission::DecideGrants)
    }
}

/// Who has to do with a request, and what it is for.
pub struct GrantFacts {
    /// For whom the rights are.
    pub grantee: AccountId,
    /// Who asked.
    pub asked_by: AccountId,
    /// What the role allows.
    pub allows: Permissions,
    /// The campus asked for, or that of the class; none: the whole school.
    pub campus: Option<CampusId>,
}

impl GrantFacts {
    fn is_about(&self, actor: &Actor) -> bool {
        [self.grantee, self.asked_by].contains(&actor.account)
    }

    /// Whether roles of `actor` decide what is asked for: those that are for all of its campus, and no more governance than these hold.
    fn is_decided_by(&self, actor: &Actor) -> bool {
        let held = actor.permissions_for(self.campus);
        held.has(Permission::DecideGrants) && self.allows.of_group(PermissionGroup::Governance).is_within(held)
    }
}

impl Rule for DecideGrant {
    type Facts = GrantFacts;

    /// Neither the grantee nor whoever asked.
    fn allows(actor: &Actor, facts: &GrantFacts, _: At) -> bool {
        facts.is_decided_by(actor) && !facts.is_about(actor)
    }
}

impl Rule for EndGrant {
    type Facts = GrantFacts;

    fn allows(actor: &Actor, facts: &GrantFacts, _: At) -> bool {
        facts.is_about(actor) || facts.is_decided_by(actor)
    }
}

/// Whether `actor` may lend `role` to a colleague, for a class of their own: one of the classroom that they hold themselves.
#[must_use]
pub fn may_lend(actor: &Actor, role: Role) -> bool {
    role.teaches() && actor.grants.iter().any(|grant| grant.role == role)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Grant,
        school::{NOW, account, bounded, campus, staff},
    };

    /// `role`, asked for by account 8 for account 9, for one campus or the school.
    fn asked(role: Role, at: Option<u128>) -> GrantFacts {
        GrantFacts { grantee: account(9), asked_by: account(8), allows: role.permissions(), campus: at.map(campus) }
    }

    fn may(actor: &Actor, facts: &GrantFacts) -> [bool; 2] {
        [DecideGrant::allows(actor, facts, NOW), EndGrant::allows(actor, facts, NOW)]
    }

    #[test]
    fn rights_are_decided_for_the_campus_by_somebody_else_and_ended_by_those_they_are_about_too() {
        let (school, here) = (staff(Role::Manager, None), staff(Role::Manager, Some(1)));
        assert_eq!(
            [may(&school, &asked(Role::Teacher, None)), may(&school, &asked(Role::Teacher, Some(2))), may(&here, &asked(Role::Teacher, Some(1)))],
            [[true; 2]; 3]
        );
        assert_eq!([may(&here, &asked(Role::Teacher, None)), may(&here, &asked(Role::Teacher, Some(2)))], [[false; 2]; 2]);
        let party = |n: u128| may(&Actor { account: account(n), ..staff(Role::Manager, None) }, &asked(Role::Teacher, None));
        assert_eq!([party(8), party(9), party(7)], [[false, true], [false, true], [true; 2]]);
        assert_eq!(may(&staff(Role::Auditor, None), &asked(Role::Teacher, None)), [false; 2]);
    }

    #[test]
    fn nobody_decides_what_governs_more_than_they_do() {
        let manager = staff(Role::Manager, None);
        assert_eq!([Role::Manager, Role::Admin, Role::Auditor].map(|role| may(&manager, &asked(role, None))), [[true; 2], [false; 2], [true; 2]]);
    }

    /// What is held for a department or a class decides nothing, and what is held elsewhere adds nothing.
    #[test]
    fn rights_are_decided_by_what_is_held_for_all_of_the_campus() {
        let bounded = bounded(Role::Manager);
        assert_eq!([may(&bounded, &asked(Role::Teacher, None)), may(&bounded, &asked(Role::Teacher, Some(1)))], [[false; 2]; 2]);
        let mut apart = staff(Role::Admin, Some(2));
        apart.grants.push(Grant::of(Role::Manager, Some(campus(1))));
        assert_eq!([may(&apart, &asked(Role::Admin, Some(1))), may(&apart, &asked(Role::Admin, Some(2)))], [[false; 2], [true; 2]]);
    }

    #[test]
    fn a_role_of_the_classroom_is_lent_by_whoever_holds_it() {
        let lends = |held: Role| [Role::Teacher, Role::ClassTeacher, Role::Admin].map(|role| may_lend(&staff(held, Some(1)), role));
        assert_eq!([lends(Role::Teacher), lends(Role::Admin)], [[true, false, false], [false; 3]]);
        let mut both = staff(Role::Sales, None);
        both.grants.push(Grant::of(Role::ClassTeacher, None));
        assert!(may_lend(&both, Role::ClassTeacher));
    }
}
