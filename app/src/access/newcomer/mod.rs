//! People who are about to get an account: the first administrator, and staff who were invited.

pub mod api;
mod choose;
pub mod first_run_page;
mod invitation_row;
pub mod invitations_page;
mod invite_form;
pub mod invited_page;
