//! Who people are to the school, and how they sign in.

mod role;
mod session;

pub use role::Role;
pub use session::{AccountKind, AccountLine, Face, Me, SignIn};
