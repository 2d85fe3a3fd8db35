//! Who people are to the school, and how they sign in.

mod desk;
mod role;
mod session;

pub use desk::{AccountSheet, Device, GiveRole, HeldRole, Term};
pub use role::Role;
pub use session::{AccountKind, AccountLine, Face, Me, SignIn};
