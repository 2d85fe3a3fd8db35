//! What each role may do, and roles of the school's own.

pub mod api;
mod build_form;
mod change_form;
pub mod page;
mod table;
