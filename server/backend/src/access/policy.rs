//! What decides who sees and changes accounts; the decision stands in `rights::access`.

pub use rights::access::{InviteStaff, ListAccounts, ManageAccount, OwnAccount, OwnSecondFactor, ViewAccount};

use crate::{
    db::{Conn, DbResult},
    fetch_all,
    policy::{Act, Actor, on_nothing},
    scalar,
};
use rights::access::AccountFacts;
use shared::{access::Permission, id::AccountId, time::At};

on_nothing!(ListAccounts, InviteStaff, OwnSecondFactor, OwnAccount);

/// Whose account it is, and what they may do themselves; none: there is no such account.
pub(super) async fn facts(conn: &mut Conn, account: AccountId) -> DbResult<Option<AccountFacts>> {
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
    Ok(Some(AccountFacts { account, holds }))
}

impl Act for ViewAccount {
    type On = AccountId;

    async fn facts(conn: &mut Conn, _: &Actor, account: AccountId) -> DbResult<Option<AccountFacts>> {
        facts(conn, account).await
    }
}

impl Act for ManageAccount {
    type On = AccountId;

    async fn facts(conn: &mut Conn, _: &Actor, account: AccountId) -> DbResult<Option<AccountFacts>> {
        facts(conn, account).await
    }
}
