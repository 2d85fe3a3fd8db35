//! Who may see and make accounts.

use crate::{
    db::{Conn, DbResult},
    fetch_all,
    policy::{Act, Actor, PlainAct},
    scalar,
};
use shared::{
    access::{Permission, PermissionGroup, Permissions},
    id::AccountId,
    time::At,
};

/// See the accounts of the school.
pub struct ListAccounts;

impl PlainAct for ListAccounts {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::ReadAccounts)
    }
}

/// Whose account it is, and what they may do themselves.
pub struct AccountFacts {
    account: AccountId,
    /// What their roles allow, each until its end.
    holds: Vec<(Permission, Option<At>)>,
}

impl AccountFacts {
    pub(super) async fn of(conn: &mut Conn, account: AccountId) -> DbResult<Option<Self>> {
        if scalar!(conn, i64, "select count(*) from account where id = $1", account.0)? == 0 {
            return Ok(None);
        }
        let rows = fetch_all!(
            conn,
            (String, Option<i64>),
            "select x.permission, r.until_at from account_role r join role_permission x on x.role = r.role where r.account_id = $1",
            account.0
        )?;
        let holds = rows.into_iter().filter_map(|(word, until)| Some((Permission::of(&word)?, until.map(At)))).collect();
        Ok(Some(Self { account, holds }))
    }

    /// Whose.
    pub(super) const fn account(&self) -> AccountId {
        self.account
    }

    /// What they govern at `now`, or will.
    pub(super) fn governs(&self, now: At) -> Permissions {
        let held = self.holds.iter().filter(|(_, until)| until.is_none_or(|until| until > now)).map(|(permission, _)| *permission);
        Permissions::of(&held.collect::<Vec<_>>()).of_group(PermissionGroup::Governance)
    }
}

/// See one account with its roles and devices.
pub struct ViewAccount;

impl Act for ViewAccount {
    type On = AccountId;
    type Facts = AccountFacts;

    async fn facts(conn: &mut Conn, _: &Actor, account: AccountId) -> DbResult<Option<AccountFacts>> {
        AccountFacts::of(conn, account).await
    }

    fn allows(actor: &Actor, _: &AccountFacts, _: At) -> bool {
        actor.may_everywhere(Permission::ReadAccounts)
    }
}

/// Change what somebody may do. Nobody changes their own rights, so there is always an administrator left; and nobody
/// those of a person who governs more than they do.
pub struct ManageAccount;

impl Act for ManageAccount {
    type On = AccountId;
    type Facts = AccountFacts;

    async fn facts(conn: &mut Conn, _: &Actor, account: AccountId) -> DbResult<Option<AccountFacts>> {
        AccountFacts::of(conn, account).await
    }

    fn allows(actor: &Actor, facts: &AccountFacts, now: At) -> bool {
        actor.may_everywhere(Permission::ManageAccounts) && actor.account != facts.account && facts.governs(now).is_within(actor.permissions())
    }
}

/// Invite people to work here.
pub struct InviteStaff;

impl PlainAct for InviteStaff {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::ManageAccounts)
    }
}

/// Set up one's own second factor and prove who one is: all that somebody may do who must set one up first.
pub struct OwnSecondFactor;

impl PlainAct for OwnSecondFactor {
    const BEFORE_SET_UP: bool = true;

    fn admits(_: &Actor) -> bool {
        true
    }
}

/// See and change one's own devices and password.
pub struct OwnAccount;

impl PlainAct for OwnAccount {
    fn admits(_: &Actor) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::{AccountFacts, ManageAccount};
    use crate::{
        policy::{Act, Actor},
        testing::staff,
    };
    use shared::{
        access::{Permission, Permissions, Role},
        id::{AccountId, StaffId},
        time::At,
    };

    const END: At = At(1_000_000);

    fn facts(account: AccountId, until: Option<At>) -> AccountFacts {
        AccountFacts { account, holds: vec![(Permission::BuildRoles, until), (Permission::ReadLearners, None)] }
    }

    fn actor(role: Role) -> Actor {
        staff(StaffId(crate::new_id()), &[role])
    }

    #[test]
    fn what_somebody_governs_ends_with_the_instant_of_its_end() {
        let somebody = facts(AccountId(crate::new_id()), Some(END));
        let governs = |at: At| somebody.governs(at);
        assert_eq!(
            [governs(At(END.0 - 1)), governs(END), governs(At(END.0 + 1))],
            [Permissions::of(&[Permission::BuildRoles]), Permissions::default(), Permissions::default()]
        );
        assert_eq!(facts(somebody.account, None).governs(END), Permissions::of(&[Permission::BuildRoles]));
    }

    #[test]
    fn nobody_changes_their_own_rights_nor_those_of_whoever_governs_more() {
        let (admin, manager, teacher) = (actor(Role::Admin), actor(Role::Manager), actor(Role::Teacher));
        let (higher, lower) = (facts(AccountId(crate::new_id()), None), AccountFacts { account: AccountId(crate::new_id()), holds: Vec::new() });
        let may = |actor: &Actor, facts: &AccountFacts| ManageAccount::allows(actor, facts, END);
        assert_eq!([may(&admin, &higher), may(&admin, &lower), may(&manager, &lower)], [true; 3]);
        assert_eq!([may(&manager, &higher), may(&teacher, &lower), may(&admin, &AccountFacts { account: admin.account, holds: Vec::new() })], [false; 3]);
    }
}
