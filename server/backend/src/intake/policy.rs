//! Who may hand in files and see what became of them.

use crate::{
    db::{Conn, DbResult},
    policy::{Act, Actor},
};
use shared::{access::Permission, time::At};

/// Hand in files. An import writes and shows people of every campus: the office of one campus alone may do neither.
pub struct RunImport;
/// See what became of files that were handed in.
pub struct ViewImports;

impl Act for RunImport {
    type On = ();
    type Facts = ();
    const OPENLY: bool = true;

    async fn facts(_: &mut Conn, _: &Actor, (): ()) -> DbResult<Option<()>> {
        Ok(Some(()))
    }

    fn allows(actor: &Actor, (): &(), _: At) -> bool {
        actor.may_everywhere(Permission::ImportFiles)
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
        actor.may_everywhere(Permission::ImportFiles)
    }
}
