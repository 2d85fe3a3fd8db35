//! The import (导入): what a file may say, how each cell is read, and what the report tells.

mod book;
pub mod cells;
mod finding;
mod kind;
mod mapping;
mod table;
mod totals;
mod value;
mod view;
mod words;

pub use book::{Book, Takes};
pub use finding::{Finding, Report};
pub use kind::{Expect, Kind};
pub use mapping::{Mapping, Misfit, REASONS, header_word, is_heading, likely, look};
pub use table::Table;
pub use totals::{StateCounts, Totals};
pub use value::Value;
pub use view::{ColumnView, ImportLine, ImportState, ImportView, Kept, KindCount, Phase, Progress, SheetView, UndoView};
pub use words::{attendance_code, change_kind, is_former, late_minutes};
