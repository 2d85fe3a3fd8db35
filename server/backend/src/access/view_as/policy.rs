//! Who may look through whose eyes.

use super::super::policy::AccountFacts;
use crate::{
    db::{Conn, DbResult},
    policy::{Act, Actor},
};
use shared::{
    access::{Permission, PermissionGroup},
    id::AccountId,
    time::At,
};

/// Look through somebody's eyes.
pub struct ViewAs;

impl Act for ViewAs {
    type On = AccountId;
    type Facts = AccountFacts;

    async fn facts(conn: &mut Conn, _: &Actor, account: AccountId) -> DbResult<Option<AccountFacts>> {
        AccountFacts::of(conn, account).await
    }

    /// Nobody's who governs more than they do, and not one's own.
    fn allows(actor: &Actor, facts: &AccountFacts, now: At) -> bool {
        actor.may_everywhere(Permission::ViewAs) && actor.account != facts.account() && facts.governs(now).is_within(actor.permissions())
    }
}

/// Whether `looker` may go on looking through the eyes of `seen`, both as they are now.
pub(super) fn may_go_on(looker: &Actor, seen: &Actor) -> bool {
    looker.may_everywhere(Permission::ViewAs) && seen.permissions().of_group(PermissionGroup::Governance).is_within(looker.permissions())
}
