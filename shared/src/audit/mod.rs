//! The audit: who looked at, changed or was refused what.

mod kind;

pub use kind::Kind;
