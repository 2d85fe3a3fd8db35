//! The three faces: pages, components and server functions.

pub mod access;
pub mod app;
pub mod attendance;
pub mod classes;
pub mod failure;
pub mod face;
pub mod intake;
pub mod layout;
pub mod live;
pub mod people;
pub mod progress;
pub mod session;
pub mod text;
pub mod ui;
