//! The three faces: pages, components and server functions.

// A page is one type, which a release build lays out in full.
#![recursion_limit = "512"]
#![allow(clippy::needless_pass_by_value, reason = "a component owns its props")]

pub mod access;
pub mod app;
pub mod attendance;
pub mod audit;
pub mod classes;
pub mod dictionary;
pub mod exports;
pub mod face;
pub mod failure;
pub mod fresh_key;
pub mod input;
pub mod intake;
pub mod layout;
pub mod leads;
pub mod live;
pub mod matching;
pub mod people;
pub mod privacy;
pub mod progress;
pub mod quality;
pub mod reach;
pub mod resend;
pub mod session;
pub mod tags;
pub mod text;
pub mod ui;
pub mod wire;
