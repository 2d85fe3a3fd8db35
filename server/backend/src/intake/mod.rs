//! The import (导入): a school's old files become its books, all of them or nothing.

mod books;
mod check;
mod columns;
mod files;
mod known;
mod mend;
mod policy;
mod read;
mod reckon;
mod run;
mod running;
mod same;
mod start;
mod store;
mod teller;
mod template;
mod undo;
mod view;
mod waiting;
mod write;

pub use columns::{Chosen, commit_import, forget_mapping, map_columns};
pub use files::{Files, files_of};
pub use mend::{Words, place, take_errors};
pub use policy::{RunImport, ViewImports};
pub use running::Running;
pub use start::{import_now, interrupt_lost, start_import};
pub use template::{TemplateWords, template};
pub use undo::{undo_import, undo_now, undo_view};
pub use view::{import, imports, unfinished};
pub use waiting::Waiting;

use teller::Teller;
