//! The data dictionary.

pub mod api;
pub mod page;
mod words;
