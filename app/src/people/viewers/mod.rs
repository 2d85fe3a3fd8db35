//! Who can see a learner.

pub mod page;
mod rows;
