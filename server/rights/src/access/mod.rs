//! Who may see and make accounts, roles and grants, and look through whose eyes.

mod accounts;
mod grants;
mod outsourcing;
mod roles;
mod view_as;

pub use accounts::{AccountFacts, InviteStaff, ListAccounts, ManageAccount, OwnAccount, OwnSecondFactor, ViewAccount};
pub use grants::{AskRights, DecideGrant, EndGrant, GrantFacts, ListGrants, may_lend};
pub use outsourcing::ListContracts;
pub use roles::{BuildRole, ChangeRole, ListRoles, RoleFacts, may_hand_on};
pub use view_as::{ViewAs, may_go_on};

use crate::term::goes_on;
use shared::{
    access::{Permission, PermissionGroup, Permissions},
    time::At,
};

/// What of `held`, each until its end, governs after `now`.
fn governance<'a>(held: impl IntoIterator<Item = &'a (Permission, Option<At>)>, now: At) -> Permissions {
    let held: Permissions = held.into_iter().filter(|(_, until)| goes_on(*until, now)).map(|(permission, _)| *permission).collect();
    held.of_group(PermissionGroup::Governance)
}
