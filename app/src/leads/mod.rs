//! Leads: families that ask before they enrol.

mod add_form;
pub mod api;
mod assign_form;
mod edit_form;
mod erase_form;
mod facts;
mod fields;
mod filters;
pub mod lead_page;
pub mod list_page;
mod log_form;
mod notes;
pub mod query;
mod reveal;
mod rows;
mod words;
