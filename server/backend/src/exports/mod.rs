//! Lists that leave the house as files: asked for with a reason, approved by somebody else, marked, taken once, and
//! written down at every step. No file lies in the house: it is written when it is downloaded.

mod ask;
mod file;
mod page;
mod policy;
mod store;
mod take;

pub use ask::{ask_export, decide_export};
pub use file::Words;
pub use page::exports;
pub use policy::{AskExports, DecideExport, ListExports, TakeExport};
pub use take::{Taken, take_export, trace};
