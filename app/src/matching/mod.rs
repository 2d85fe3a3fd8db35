//! Learners who may be one person.

pub mod api;
mod list;
pub mod page;
mod pair;
mod sides;
pub mod words;
