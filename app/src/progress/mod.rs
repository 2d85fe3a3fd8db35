//! The timeline, in the portal and in the console.

pub mod api;
pub mod entries;
mod figures;
mod follow;
pub mod query;
mod record;
pub mod timeline_page;
