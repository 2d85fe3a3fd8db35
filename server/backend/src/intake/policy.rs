//! Who may hand in files and see what became of them.

use crate::{
    db::{Conn, DbResult},
    policy::{Act, Actor},
};
use shared::{access::Role, time::At};

/// Hand in files, and see what became of them.
pub struct RunImport;

impl Act for RunImport {
    type On = ();
    type Facts = ();
    const OPENLY: bool = true;

    async fn facts(_: &mut Conn, _: &Actor, (): ()) -> DbResult<Option<()>> {
        Ok(Some(()))
    }

    /// An import writes people of every campus: the office of one campus alone may not.
    fn allows(actor: &Actor, (): &(), _: At) -> bool {
        actor.grants.iter().any(|grant| grant.campus.is_none() && matches!(grant.role, Role::Admin | Role::Manager | Role::AcademicAffairs))
    }
}
