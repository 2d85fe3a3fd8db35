//! Live updates: every committed event reaches every stream of every process that may see it.

mod hub;
mod stream;

pub use hub::{Hub, Signal};
pub use stream::{Told, Watch, in_lesson, may_watch, watch};
