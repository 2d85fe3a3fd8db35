//! Rights of persons: the family's page, the desk, the public pages.

pub mod api;
pub mod children_page;
mod consents;
pub mod desk_page;
pub mod erase_page;
pub mod family_page;
#[cfg(feature = "ssr")]
mod notice;
pub mod notice_page;
pub mod proof_page;
mod requests;
mod restriction;
mod words;
