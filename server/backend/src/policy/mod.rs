//! Who may do what. Only this module can make a [`Permit`], and every store function takes one.

mod actor;
mod permit;
mod reach;

pub use actor::{Actor, Looker};
pub use permit::{Act, Permit, PlainAct, Refusal, Scope, authorize};
pub use reach::{Grant, Needs, Place, Standing};
