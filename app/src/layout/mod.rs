//! The frames of the three faces: where things stand, not what they say.

#![allow(clippy::needless_pass_by_value, reason = "a component owns its props")]

mod board;
mod console;
mod nav;
mod portal;

pub use board::BoardShell;
pub use console::ConsoleShell;
pub use nav::{NavGroup, NavItem};
pub use portal::{Kid, PortalShell};
