//! Who may hand in files and see what became of them.

use crate::policy::{Actor, PlainAct};
use shared::access::Permission;

/// Hand in files. An import writes and shows people of every campus: the office of one campus alone may do neither.
pub struct RunImport;
/// See what became of files that were handed in.
pub struct ViewImports;

impl PlainAct for RunImport {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::ImportFiles)
    }
}

impl PlainAct for ViewImports {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::ImportFiles)
    }
}
