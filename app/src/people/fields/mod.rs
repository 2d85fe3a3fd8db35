//! Fields of the archive, corrected where they stand, and what they were.

pub mod api;
mod form;
pub mod history_page;
pub mod rows;
mod words;
