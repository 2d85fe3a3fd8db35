//! The second factor: asked for at the door, set up by everybody for themselves; and the fresh proof before acts that hurt.

pub mod api;
pub mod code_page;
pub mod confirm_page;
mod qr;
mod section;
mod set_up;
pub mod set_up_page;
mod why;

pub use qr::QrCode;
pub use section::FactorSection;
pub use why::locked;
