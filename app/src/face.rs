//! What all pages of a face share: its navigation, its person, and the words of the school.

mod console;
mod console_data;
mod console_follow;
mod console_poll;
mod portal;
mod split;

pub use console::{ConsoleFrame, role_name};
pub use console_data::{ConsoleData, is_office};
pub use console_follow::Follow;
pub use console_poll::Poll;
pub use portal::{PortalFrame, PortalWaiting, Tab};
pub use split::GalleryPage;
