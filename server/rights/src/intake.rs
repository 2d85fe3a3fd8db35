//! Who may hand in files and see what became of them.

use crate::{Actor, PlainRule};
use shared::access::Permission;

/// Hand in files. An import writes and shows people of every campus: the office of one campus alone may do neither.
pub struct RunImport;
/// See what became of files that were handed in.
pub struct ViewImports;

impl PlainRule for RunImport {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::ImportFiles)
    }
}

impl PlainRule for ViewImports {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::ImportFiles)
    }
}
