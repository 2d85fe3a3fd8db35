//! Rows of learners and what stands beside them.

mod archive;
mod children;
mod list;

pub(super) use archive::{archive, classes, guardians, lots, rhythm};
pub(super) use children::children;
pub(crate) use children::{ChildRow, child_rows};
pub(super) use list::{ListRow, Narrow, among, beside, by_phone, choices, count, list};
