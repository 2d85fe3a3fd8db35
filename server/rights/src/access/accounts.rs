//! Who may see and make accounts.

use super::governance;
use crate::{Actor, PlainRule, Rule};
use shared::{
    access::{Permission, Permissions},
    id::AccountId,
    time::At,
};

/// See the accounts of the school.
pub struct ListAccounts;
/// See one account with its roles and devices.
pub struct ViewAccount;
/// Change what somebody may do. Nobody changes their own rights, so there is always an administrator left; and nobody
/// those of a person who governs more than they do.
pub struct ManageAccount;
/// Invite people to work here.
pub struct InviteStaff;
/// Set up one's own second factor and prove who one is: all that somebody may do who must set one up first.
pub struct OwnSecondFactor;
/// See and change one's own devices and password.
pub struct OwnAccount;

/// Whose account it is, and what they may do themselves.
pub struct AccountFacts {
    /// Whose.
    pub account: AccountId,
    /// What their roles allow, each until its end.
    pub holds: Vec<(Permission, Option<At>)>,
}

impl AccountFacts {
    /// What they govern at `now`, or will.
    #[must_use]
    pub fn governs(&self, now: At) -> Permissions {
        governance(&self.holds, now)
    }
}

impl PlainRule for ListAccounts {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::ReadAccounts)
    }
}

impl Rule for ViewAccount {
    type Facts = AccountFacts;

    fn allows(actor: &Actor, _: &AccountFacts, _: At) -> bool {
        actor.may_everywhere(Permission::ReadAccounts)
    }
}

impl Rule for ManageAccount {
    type Facts = AccountFacts;

    fn allows(actor: &Actor, facts: &AccountFacts, now: At) -> bool {
        actor.may_everywhere(Permission::ManageAccounts) && actor.account != facts.account && facts.governs(now).is_within(actor.permissions())
    }
}

impl PlainRule for InviteStaff {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::ManageAccounts)
    }
}

impl PlainRule for OwnSecondFactor {
    const BEFORE_SET_UP: bool = true;

    fn admits(_: &Actor) -> bool {
        true
    }
}

impl PlainRule for OwnAccount {
    fn admits(_: &Actor) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::{ViewAs, may_go_on},
        school::{NOW, account, mother, staff},
    };
    use shared::access::Role;

    /// Account `n`, which builds roles until then.
    fn builder(n: u128, until: Option<At>) -> AccountFacts {
        AccountFacts { account: account(n), holds: vec![(Permission::BuildRoles, until), (Permission::ReadLearners, None)] }
    }

    fn nobody(n: u128) -> AccountFacts {
        AccountFacts { account: account(n), holds: Vec::new() }
    }

    #[test]
    fn what_somebody_governs_ends_with_the_instant_of_its_end() {
        let governs = |seconds: i64| builder(9, Some(NOW)).governs(NOW.plus_seconds(seconds));
        assert_eq!([-1, 0, 1].map(governs), [Permissions::of(&[Permission::BuildRoles]), Permissions::default(), Permissions::default()]);
        assert_eq!(builder(9, None).governs(NOW), Permissions::of(&[Permission::BuildRoles]));
    }

    #[test]
    fn nobody_changes_their_own_rights_nor_those_of_whoever_governs_more() {
        let may = |role: Role, at: Option<u128>, facts: &AccountFacts| ManageAccount::allows(&staff(role, at), facts, NOW);
        assert_eq!([may(Role::Admin, None, &builder(9, None)), may(Role::Admin, None, &nobody(9)), may(Role::Manager, None, &nobody(9))], [true; 3]);
        assert_eq!([may(Role::Manager, None, &builder(9, None)), may(Role::Teacher, None, &nobody(9)), may(Role::Admin, None, &nobody(1))], [false; 3]);
        assert!(!may(Role::Admin, Some(1), &nobody(9)), "accounts are of the whole school");
    }

    #[test]
    fn accounts_are_seen_by_whoever_reads_those_of_the_school() {
        let may = |role: Role, at: Option<u128>| ViewAccount::allows(&staff(role, at), &nobody(1), NOW);
        assert_eq!([may(Role::Manager, None), may(Role::Manager, Some(1)), may(Role::Auditor, None)], [true, false, false]);
    }

    #[test]
    fn nobody_looks_through_the_eyes_of_whoever_governs_more() {
        let mut helper = staff(Role::Custom, None);
        helper.grants[0].permissions = Permissions::of(&[Permission::ViewAs]);
        let may = |facts: AccountFacts| [ViewAs::allows(&staff(Role::Admin, None), &facts, NOW), ViewAs::allows(&helper, &facts, NOW)];
        assert_eq!([may(nobody(9)), may(builder(9, None)), may(builder(9, Some(NOW))), may(nobody(1))], [[true; 2], [true, false], [true; 2], [false; 2]]);
        let go = |looker: &Actor, seen: Actor| may_go_on(looker, &seen);
        let (admin, auditor) = (staff(Role::Admin, None), staff(Role::Auditor, None));
        assert_eq!([go(&admin, mother()), go(&helper, mother()), go(&helper, staff(Role::Teacher, None)), go(&admin, admin.clone())], [true; 4]);
        assert_eq!([go(&helper, admin.clone()), go(&auditor, mother()), go(&staff(Role::Admin, Some(1)), mother())], [false; 3]);
    }
}
