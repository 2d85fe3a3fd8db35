//! Guardians come in, and their rights are dated: what the office does about a family, and how a guardian joins.

mod add;
mod door;
mod join;
mod login;
mod page;
mod rights;
mod store;

pub use add::add_guardian;
pub use door::{invite_guardian, open_door, renew_guardian, withdraw_guardian};
pub use join::{PROOF_LIFE, accept_children, join_family, joining, send_proof};
pub use login::{end_learner_devices, learner_login, set_learner_login, stop_learner_login};
pub use page::family_sheet;
pub use rights::{end_link, set_rights};
