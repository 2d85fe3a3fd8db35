//! Classes in the console.

pub mod api;
pub mod class_page;
pub mod list_page;
