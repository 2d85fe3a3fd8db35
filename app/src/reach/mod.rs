//! What goes out to people.

pub mod api;
pub mod outbox_page;
