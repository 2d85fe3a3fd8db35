//! Who may hand in files and see what became of them.

use crate::{
    db::{Conn, DbResult},
    policy::{Act, Actor},
};
use shared::{access::Role, time::At};

/// Hand in files.
pub struct RunImport;
/// See what became of files that were handed in.
pub struct ViewImports;

/// An import writes and shows people of every campus: the office of one campus alone may do neither.
fn is_office_of_all(actor: &Actor) -> bool {
    actor.grants.iter().any(|grant| grant.campus.is_none() && matches!(grant.role, Role::Admin | Role::Manager | Role::AcademicAffairs))
}

impl Act for RunImport {
    type On = ();
    type Facts = ();
    const OPENLY: bool = true;

    async fn facts(_: &mut Conn, _: &Actor, (): ()) -> DbResult<Option<()>> {
        Ok(Some(()))
    }

    fn allows(actor: &Actor, (): &(), _: At) -> bool {
        is_office_of_all(actor)
    }
}

impl Act for ViewImports {
    type On = ();
    type Facts = ();
    const OPENLY: bool = true;

    async fn facts(_: &mut Conn, _: &Actor, (): ()) -> DbResult<Option<()>> {
        Ok(Some(()))
    }

    fn allows(actor: &Actor, (): &(), _: At) -> bool {
        is_office_of_all(actor)
    }
}
