//! Signing in and out, sessions, accounts.

mod accounts;
mod desk;
mod ended;
mod hasher;
mod own;
mod policy;
mod session;
mod sign_in;
mod store;

pub use accounts::{NewAccount, accounts, create_account};
pub use desk::{account, end_role, give_role, restart_account, stop_account};
pub use ended::may_end;
pub use hasher::Hasher;
pub use own::{change_password, end_device, own_devices};
pub use policy::{ListAccounts, ManageAccount, OwnAccount, ViewAccount};
pub use session::{Token, actor_of, sign_out, still_signed_in};
pub use sign_in::{SignedIn, sign_in};
