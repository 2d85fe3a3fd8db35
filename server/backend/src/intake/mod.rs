//! Import (导入) of a school's Excel files.

mod policy;
mod running;

pub use policy::{RunImport, ViewImports};
pub use running::Running;
