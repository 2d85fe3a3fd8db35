//! Who may see and make accounts.

use crate::{
    db::{Conn, DbResult},
    policy::{Act, Actor},
};
use shared::{access::Role, time::At};

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
        actor.has(Role::Admin)
    }
}
