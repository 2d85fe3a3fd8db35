//! Reading the files: which sheets they hold, and their rows one by one, never a whole file in memory.

mod archive;
mod book;
mod header;
mod line;
mod log;
mod source;
mod text;

pub use line::{Line, Row};
pub use log::Log;
pub use source::{Source, survey};
