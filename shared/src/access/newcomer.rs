//! People who are about to get an account.

use super::{GiveRole, Qr, RoleName};
use crate::id::{CampusId, InvitationId, OwnRoleId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Somebody who chooses their own password.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewPerson {
    /// The name shown.
    pub name: String,
    /// Login name.
    pub login: String,
    /// The password they chose.
    pub password: String,
}

/// A member of staff to be invited.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NewStaff {
    /// The name shown.
    pub name: String,
    /// Login name: staff number or phone.
    pub login: String,
    /// Number of the member of staff, so that their classes are theirs; empty: none.
    pub staff_no: String,
    /// What they will do here, and for how long.
    pub role: GiveRole,
}

/// An invitation that is open.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Invitation {
    /// Which one.
    pub id: InvitationId,
    /// Whom it invites.
    pub name: String,
    /// Their login.
    pub login: String,
    /// As what.
    pub role: RoleName,
    /// Until when the link opens, on the wall clock: date and time.
    pub until: String,
    /// The link.
    pub link: String,
    /// The link, to be scanned.
    pub qr: Qr,
}

/// The page of invitations.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Invitations {
    /// Those that are open, the newest first.
    pub open: Vec<Invitation>,
    /// What a role can be given for.
    pub campuses: Vec<(CampusId, String)>,
    /// Roles of the school's own that can be given.
    pub own_roles: Vec<(OwnRoleId, String)>,
    /// The school's day.
    pub today: NaiveDate,
}

/// Who a link invites.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Invited {
    /// Their name.
    pub name: String,
    /// Their login.
    pub login: String,
}
