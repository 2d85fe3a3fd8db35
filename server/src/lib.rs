//! Wiring: settings, commands, HTTP. No SQL, no rules.

// A page is one type, which a release build lays out in full.
#![recursion_limit = "512"]

pub mod cli;
pub mod config;
pub mod http;
mod telemetry;
