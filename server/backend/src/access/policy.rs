//! Who may see and make accounts.

use crate::scalar;
use crate::{
    db::{Conn, DbResult},
    policy::{Act, Actor},
};
use shared::{access::Permission, id::AccountId, time::At};

/// See the accounts of the school.
pub struct ListAccounts;

impl Act for ListAccounts {
    type On = ();
    type Facts = ();
    const OPENLY: bool = true;

    async fn facts(_: &mut Conn, _: &Actor, (): ()) -> DbResult<Option<()>> {
        Ok(Some(()))
    }

    fn allows(actor: &Actor, (): &(), _: At) -> bool {
        actor.may_everywhere(Permission::ReadAccounts)
    }
}

/// See one account with its roles and devices.
pub struct ViewAccount;

impl Act for ViewAccount {
    type On = AccountId;
    type Facts = ();

    async fn facts(conn: &mut Conn, _: &Actor, account: AccountId) -> DbResult<Option<()>> {
        exists(conn, account).await
    }

    fn allows(actor: &Actor, (): &(), _: At) -> bool {
        actor.may_everywhere(Permission::ReadAccounts)
    }
}

/// Change what somebody may do. Nobody changes their own rights, so there is always an administrator left.
pub struct ManageAccount;

impl Act for ManageAccount {
    type On = AccountId;
    type Facts = AccountId;

    async fn facts(conn: &mut Conn, _: &Actor, account: AccountId) -> DbResult<Option<AccountId>> {
        Ok(exists(conn, account).await?.map(|()| account))
    }

    fn allows(actor: &Actor, account: &AccountId, _: At) -> bool {
        actor.may_everywhere(Permission::ManageAccounts) && actor.account != *account
    }
}

/// Invite people to work here.
pub struct InviteStaff;

impl Act for InviteStaff {
    type On = ();
    type Facts = ();
    const OPENLY: bool = true;

    async fn facts(_: &mut Conn, _: &Actor, (): ()) -> DbResult<Option<()>> {
        Ok(Some(()))
    }

    fn allows(actor: &Actor, (): &(), _: At) -> bool {
        actor.may_everywhere(Permission::ManageAccounts)
    }
}

async fn exists(conn: &mut Conn, account: AccountId) -> DbResult<Option<()>> {
    let found = scalar!(conn, i64, "select count(*) from account where id = $1", account.0)?;
    Ok((found > 0).then_some(()))
}

/// Set up one's own second factor and prove who one is: all that somebody may do who must set one up first.
pub struct OwnSecondFactor;

impl Act for OwnSecondFactor {
    type On = ();
    type Facts = ();
    const BEFORE_SET_UP: bool = true;

    async fn facts(_: &mut Conn, _: &Actor, (): ()) -> DbResult<Option<()>> {
        Ok(Some(()))
    }

    fn allows(_: &Actor, (): &(), _: At) -> bool {
        true
    }
}

/// See and change one's own devices and password.
pub struct OwnAccount;

impl Act for OwnAccount {
    type On = ();
    type Facts = ();

    async fn facts(_: &mut Conn, _: &Actor, (): ()) -> DbResult<Option<()>> {
        Ok(Some(()))
    }

    fn allows(_: &Actor, (): &(), _: At) -> bool {
        true
    }
}
