//! Families: who is tied to a child and may what, for the office; and how a guardian comes in.

mod add_form;
pub mod api;
mod door_panel;
mod edit_panel;
pub mod family_page;
pub mod join_code_page;
mod join_form;
pub mod join_page;
mod link_rows;
pub mod login_page;
mod rights_boxes;
mod words;
