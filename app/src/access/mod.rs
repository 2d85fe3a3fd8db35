//! Signing in, and the accounts.

pub mod accounts_page;
pub mod api;
pub mod sign_in_page;
