//! Signing in and out, sessions, accounts.

mod accounts;
mod hasher;
mod policy;
mod session;
mod sign_in;
mod store;

pub use accounts::{NewAccount, accounts, create_account};
pub use hasher::Hasher;
pub use policy::ListAccounts;
pub use session::{Token, actor_of, sign_out, still_signed_in};
pub use sign_in::{SignedIn, sign_in};
