//! One account for the administrator, and everybody's own devices and password.

pub mod account_page;
mod account_roles;
pub mod api;
pub mod devices;
mod give_role;
pub mod leave_page;
pub mod security_page;
