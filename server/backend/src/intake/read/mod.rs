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

pub use again::{Whole, again};
pub use kept::Kept;
pub use line::{Line, Row};
pub use log::{Head, Log};
pub use source::{Source, survey};
