//! Ways back in for whoever forgot the password: a link that the office makes, and for guardians a code to their phone.
//! Both lead to a new password and to nothing else: no session, and the second factor stays.

mod finish;
mod link;
mod open;
mod phone;
mod send;

pub(super) use finish::close;
pub use link::{RESET_LINK_LIFE, make_reset_link, reset_link, withdraw_reset_link};
pub use open::{reset_password, resetting};
pub use phone::{ask_reset_code, check_reset_code, choose_password};
pub use send::send_reset_codes;
