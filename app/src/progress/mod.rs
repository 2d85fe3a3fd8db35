//! The timeline, in the portal and in the console.

pub mod api;
pub mod entries;
pub mod timeline_page;
