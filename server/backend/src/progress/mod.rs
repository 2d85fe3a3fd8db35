//! The timeline of a learner.

mod store;
mod timeline;

pub use timeline::timeline;
