//! The acts of the room; who may do them stands in `rights::intake`.

pub use rights::intake::{RunImport, ViewImports};

crate::policy::on_nothing!(RunImport, ViewImports);
