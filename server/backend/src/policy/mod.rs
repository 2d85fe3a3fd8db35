//! Who may do what. Only this module can make a [`Permit`], and every store function takes one.

mod actor;
mod permit;

pub use actor::{Actor, Grant};
pub use permit::{Act, Permit, Refusal, Scope, authorize};
