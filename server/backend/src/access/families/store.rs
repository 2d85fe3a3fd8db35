//! Rows of links between guardians and learners.

mod door;
mod login;
mod rows;

pub(super) use door::{Door, Invited, any_account, by_code, by_token, confirm, invite, invited, open, renew, set_proof, take, take_proof, withdraw};
pub(super) use login::{change_login, end_sessions, is_managed, learner_name, make_login, own_account, own_devices, stop_login};
pub(super) use rows::{Link, LinkRow, NewLink, NewRow, account, by_phone, children, end, insert_guardian, link, links, name, set, tie, tie_again};
