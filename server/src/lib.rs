//! Wiring: settings, commands, HTTP. No SQL, no rules.

pub mod cli;
pub mod config;
pub mod http;
mod telemetry;
