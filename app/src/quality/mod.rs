//! Quality of the archive.

pub mod api;
mod board;
pub mod page;
mod query;
mod queue;
mod rows;
mod words;
