//! What all pages of a face share: its navigation, its person, and the words of the school.

mod console_data;
mod console_follow;
mod console_frame;
mod console_poll;
mod portal_frame;
mod role_words;
mod split;

pub use console_data::{ConsoleData, may};
pub use console_follow::Follow;
pub use console_frame::ConsoleFrame;
pub use console_poll::Poll;
pub use portal_frame::{PortalFrame, PortalWaiting, Tab};
pub use role_words::{group_name, permission_meaning, permission_name, role_choices, role_name, role_title};
pub use split::{board, console, door, portal};
