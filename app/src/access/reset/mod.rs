//! Ways back in for whoever forgot the password: the pages at the door, and the office's link on the page of an account.

pub mod api;
pub mod code_page;
mod done;
pub mod forgot_page;
pub mod password_page;
pub mod reset_page;
mod section;
mod words;

pub use done::Done;
pub use section::WayBackSection;
