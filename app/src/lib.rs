//! The three faces: pages, components and server functions.

pub mod layout;
pub mod text;
pub mod ui;
