//! Leave to do something. What is allowed is decided in the crate `rights`; this module alone turns a yes into a [`Permit`],
//! and every store function takes one.

mod permit;

pub(crate) use permit::on_nothing;
pub use permit::{Act, Known, Permit, Refusal, Scope, authorize};
pub use rights::{Actor, Grant, Looker, Needs, Place, PlainRule, Rule, Standing};
