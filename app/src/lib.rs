//! The three faces: pages, components and server functions.

pub mod text;
pub mod ui;
