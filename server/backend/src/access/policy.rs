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
