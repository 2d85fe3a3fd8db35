//! The timeline, in the portal and in the console.

#![allow(clippy::needless_pass_by_value, reason = "a component owns its props")]

pub mod api;
pub mod entries;
mod figures;
mod follow;
pub mod query;
mod record;
pub mod timeline_page;
