//! The rule by which learners get their numbers.

pub mod api;
mod form;
pub mod page;
