//! Rows of learners and what stands beside them.

mod archive;
mod beside;
mod children;
mod list;
mod reveal;
mod rights;

pub(super) use archive::{Beside, archive, classes, guardians, lots, rhythm};
pub(crate) use beside::beside;
pub(super) use children::children;
pub(crate) use children::{ChildRow, child_rows};
pub(super) use list::{ListRow, Narrow, among, by_phone, count, list};
pub(crate) use reveal::reveals;
pub(super) use reveal::{sealed_contact, write_reveal};
pub(crate) use rights::RightsRow;
