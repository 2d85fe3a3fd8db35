//! Contracts with companies whose people work for the school.

pub mod api;
pub mod page;
mod write_form;
