//! Lists that leave the house.

pub mod api;
mod ask_form;
mod lines;
pub mod page;
pub mod words;
