//! Learners: the list, the portrait, the family.

mod family;
mod list;
pub mod pinyin;
mod policy;
mod portrait;
mod store;
mod summary;

pub use family::family;
pub use list::learners;
pub use policy::{ListLearners, ViewFamily, ViewLearner};
pub use portrait::portrait;
pub(crate) use store::{child_rows, ChildRow};
pub use summary::refresh_summary;
