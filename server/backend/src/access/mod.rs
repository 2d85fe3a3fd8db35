//! Signing in and out, sessions, accounts.

mod accounts;
mod breached;
mod code;
mod desk;
mod device;
mod ended;
mod factor;
mod families;
mod first_run;
mod grants;
mod hasher;
mod invite;
mod leave;
mod newcomer;
mod outsourcing;
mod own;
mod policy;
mod proof;
mod provider;
mod recovery;
mod reset;
mod roles;
mod session;
mod sign_in;
mod store;
mod term;
mod throttle;
mod totp;
mod view_as;

pub use accounts::{NewAccount, accounts, create_account};
pub use breached::{Breached, NoList};
pub use desk::{account, end_role, give_role};
pub use device::DEVICE_LIFE;
pub use ended::may_end;
pub use factor::{begin_second_factor, confirm_second_factor, end_second_factor, reset_second_factor, second_factor};
pub use families::{
    PROOF_LIFE, accept_children, add_guardian, end_learner_devices, end_link, family_sheet, invite_guardian, join_family, joining, learner_login, open_door,
    renew_guardian, send_proof, set_learner_login, set_rights, stop_learner_login, withdraw_guardian,
};
pub use first_run::{first_run_code, is_first_run, start_school};
pub(crate) use grants::approvals;
pub use grants::{AskRights, DecideGrant, EndGrant, ListGrants, ask_grant, decide_grant, end_grant, grants, waiting_grants};
pub use hasher::Hasher;
pub use invite::{LINK_LIFE, accept_invitation, invitations, invite_staff, invited, renew_invitation, withdraw_invitation};
pub use leave::{leaving, restart_account, stop_account};
pub use outsourcing::{ListContracts, contracts, end_contract, write_contract};
pub use own::{change_password, end_device, own_devices};
pub use policy::{InviteStaff, ListAccounts, ManageAccount, OwnAccount, OwnSecondFactor, ViewAccount};
pub use proof::{HELD_LIFE, Held, Proved, hold, prove, proves_by_code};
pub use provider::{
    ATTEMPT_LIFE, Answer, Arrival, Arrived, Provider, ProviderSetting, Started, arrive_from_provider, link_identity, own_identity, provider_label,
    start_with_provider, unlink_identity, unlink_own,
};
pub use reset::{
    RESET_LINK_LIFE, ask_reset_code, check_reset_code, choose_password, make_reset_link, reset_link, reset_password, resetting, send_reset_codes,
    withdraw_reset_link,
};
pub use roles::{BuildRole, ChangeRole, ListRoles, build_role, change_role, retire_role, roles};
pub use session::{Token, actor_of, sign_out, still_signed_in};
pub use sign_in::{STEP_LIFE, SignedIn, sign_in, sign_in_code};
pub use view_as::{VIEW_LIFE, ViewAs, begin_view, end_view};
