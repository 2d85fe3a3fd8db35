//! Learners and their families.

mod list;
mod mask;
mod portrait;

pub use list::{LearnerFilter, LearnerLine, LearnerList, Order, SortBy};
pub use mask::mask_phone;
pub use portrait::{Child, Family, GuardianLine, LotLine, Portrait, Rhythm};
