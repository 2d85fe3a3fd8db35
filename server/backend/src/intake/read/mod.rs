//! Reading the files: which sheets they hold, and their rows one by one, never a whole file in memory.

mod again;
mod archive;
mod book;
mod header;
mod kept;
mod line;
mod log;
mod source;
mod text;

pub use again::{COLUMNS, Whole, again};
pub use kept::{Kept, cut};
pub use line::{Line, Row};
pub use log::{Head, Log};
pub use source::{Source, survey};
