//! Who may see the table of roles, build roles, change them and hand them on.

use super::governance;
use crate::{Actor, PlainRule, Rule, term::goes_on};
use shared::{
    access::{Permission, PermissionGroup, Permissions},
    id::AccountId,
    time::At,
};

/// See what each role allows.
pub struct ListRoles;
/// Build a role.
pub struct BuildRole;
/// Change a role that was built, or retire it.
pub struct ChangeRole;

impl PlainRule for ListRoles {
    fn admits(actor: &Actor) -> bool {
        [Permission::ReadAccounts, Permission::BuildRoles, Permission::ReadAudit].into_iter().any(|permission| actor.may_everywhere(permission))
    }
}

impl PlainRule for BuildRole {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::BuildRoles)
    }
}

/// What a role allows, who holds it, and what those people govern besides.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct RoleFacts {
    permissions: Permissions,
    /// Holders, each until when.
    holders: Vec<(AccountId, Option<At>)>,
    /// What the holders may do, until they hold the role no longer or the other right has ended.
    reach: Vec<(Permission, Option<At>)>,
}

impl RoleFacts {
    /// Of a role with these permissions.
    #[must_use]
    pub fn new(permissions: Permissions) -> Self {
        Self { permissions, ..Self::default() }
    }

    /// Adds somebody who holds the role until then, with one of their rights and its end.
    pub fn add(&mut self, holder: (AccountId, Option<At>), right: Option<(Permission, Option<At>)>) {
        self.holders.push(holder);
        self.reach.extend(right.map(|(permission, ends)| (permission, [holder.1, ends].into_iter().flatten().min())));
    }

    /// What the role allows.
    #[must_use]
    pub const fn permissions(&self) -> Permissions {
        self.permissions
    }

    /// Accounts that hold it at `now`, or will.
    #[must_use]
    pub fn holders(&self, now: At) -> Vec<AccountId> {
        let mut held: Vec<AccountId> = self.holders.iter().filter(|(_, until)| goes_on(*until, now)).map(|(account, _)| *account).collect();
        held.sort_unstable();
        held.dedup();
        held
    }

    /// What the role governs, and those who hold it.
    fn governs(&self, now: At) -> Permissions {
        governance(&self.reach, now).and(self.permissions.of_group(PermissionGroup::Governance))
    }
}

impl Rule for ChangeRole {
    type Facts = RoleFacts;

    /// Nobody changes a role they hold themselves, nor one of people who govern more than they do.
    fn allows(actor: &Actor, facts: &RoleFacts, now: At) -> bool {
        BuildRole::admits(actor) && !facts.holders(now).contains(&actor.account) && facts.governs(now).is_within(actor.permissions_everywhere())
    }
}

/// Whether `actor` may hand a role with these permissions on: one that governs no more than they do for the whole school.
#[must_use]
pub fn may_hand_on(actor: &Actor, permissions: Permissions) -> bool {
    permissions.of_group(PermissionGroup::Governance).is_within(actor.permissions_everywhere())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::school::{NOW, account, campus, staff};
    use shared::access::Role;

    fn role(permissions: &[Permission]) -> RoleFacts {
        RoleFacts::new(Permissions::of(permissions))
    }

    fn may(actor: &Actor, facts: &RoleFacts, seconds: i64) -> bool {
        ChangeRole::allows(actor, facts, NOW.plus_seconds(seconds))
    }

    /// Builds roles and reads accounts, no more.
    fn builder() -> Actor {
        let mut actor = staff(Role::Custom, None);
        actor.grants[0].permissions = Permissions::of(&[Permission::BuildRoles, Permission::ReadAccounts]);
        actor
    }

    #[test]
    fn nobody_changes_a_role_they_hold_until_they_hold_it_no_longer() {
        let mut facts = role(&[Permission::ReadLearners]);
        assert_eq!(facts.permissions(), Permissions::of(&[Permission::ReadLearners]));
        facts.add((account(1), Some(NOW)), None);
        facts.add((account(9), None), Some((Permission::ReadLearners, None)));
        facts.add((account(9), None), Some((Permission::ReadProgress, None)));
        assert_eq!([-1, 0, 1].map(|seconds| may(&builder(), &facts, seconds)), [false, true, true]);
        assert_eq!([-1, 0].map(|seconds| facts.holders(NOW.plus_seconds(seconds))), [vec![account(1), account(9)], vec![account(9)]]);
        assert!(!may(&staff(Role::Manager, None), &role(&[]), 0), "whoever builds none changes none");
    }

    #[test]
    fn nobody_changes_a_role_that_governs_more_than_they_do() {
        assert!(may(&builder(), &role(&[Permission::ReadAccounts, Permission::ReadAudit]), 0));
        assert!(!may(&builder(), &role(&[Permission::DecideGrants]), 0));
        let mut here = staff(Role::Admin, Some(1));
        here.grants.push(builder().grants[0].clone());
        assert!(!may(&here, &role(&[Permission::DecideGrants]), 0), "for the whole school");
        here.grants[1].campus = Some(campus(1));
        assert!(!may(&here, &role(&[]), 0));
    }

    /// Whichever of both ends first: the role they hold, or what they govern besides.
    #[test]
    fn nobody_changes_the_role_of_people_who_govern_more_while_they_do() {
        let facts = |holds: Option<At>, governs: Option<At>| {
            let mut facts = role(&[Permission::ReadLearners]);
            facts.add((account(9), holds), Some((Permission::DecideGrants, governs)));
            facts
        };
        let (end, later) = (Some(NOW), Some(NOW.plus_seconds(60)));
        for facts in [facts(None, end), facts(end, None), facts(later, end), facts(end, later)] {
            assert_eq!([-1, 0, 1].map(|seconds| may(&builder(), &facts, seconds)), [false, true, true]);
        }
        assert!(!may(&builder(), &facts(None, None), 0));
    }

    #[test]
    fn nobody_hands_a_role_on_that_governs_more_than_they_do_for_the_school() {
        let may = |at: Option<u128>| [Role::Teacher, Role::Manager, Role::Admin].map(|role| may_hand_on(&staff(Role::Manager, at), role.permissions()));
        assert_eq!([may(None), may(Some(1))], [[true, true, false], [true, false, false]]);
    }
}
