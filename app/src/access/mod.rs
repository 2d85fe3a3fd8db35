//! Signing in, and the accounts.

mod account_frame;
pub mod accounts_page;
pub mod api;
mod by_link;
mod demo;
pub mod desk;
mod door_frame;
pub mod factor;
pub mod families;
pub mod grants;
pub mod newcomer;
pub mod outsourcing;
pub mod provider;
pub mod reset;
pub mod roles;
mod sign_in_form;
pub mod sign_in_page;
pub mod view_as;
