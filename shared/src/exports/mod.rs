//! Lists that leave the house as files: asked for with a reason, approved by somebody else, marked, and taken once.

mod ask;
mod column;
mod mark;
mod view;

pub use ask::AskExport;
pub use column::Column;
pub use mark::{Number, numbers};
pub use view::{ExportLine, ExportState, Exports, Left};
