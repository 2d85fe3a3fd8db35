//! What all pages of a face share: its navigation, its person, and the words of the school.

mod console;
mod portal;

pub use console::{ConsoleFrame, role_name};
pub use portal::{PortalFrame, PortalWaiting, Tab};
