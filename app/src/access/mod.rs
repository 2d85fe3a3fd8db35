//! Signing in, and the accounts.

pub mod accounts_page;
pub mod api;
mod demo;
pub mod desk;
mod sign_in_form;
pub mod sign_in_page;
