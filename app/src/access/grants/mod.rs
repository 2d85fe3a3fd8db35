//! Rights for a while.

pub mod api;
mod ask_form;
mod lines;
pub mod page;
