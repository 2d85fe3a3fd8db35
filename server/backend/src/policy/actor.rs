//! The person who asks, as the session knows them.

use crate::db::Reach;
use shared::{
    access::{AccountKind, Face, Me, Role},
    id::{AccountId, CampusId, GuardianId, StaffId},
    lang::Lang,
};

/// A role held now, for one campus or for all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The campus; none: every campus.
    pub campus: Option<CampusId>,
}

/// The person who asks. Read anew with every request: what ended a second ago is not in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    /// Their account.
    pub account: AccountId,
    /// The name shown.
    pub name: String,
    /// Staff or guardian.
    pub kind: AccountKind,
    /// The member of staff, if they are one.
    pub staff: Option<StaffId>,
    /// The guardian, if they are one.
    pub guardian: Option<GuardianId>,
    /// Roles held now.
    pub grants: Vec<Grant>,
    /// The language they read.
    pub lang: Lang,
}

impl Actor {
    /// Whoever runs commands on the machine itself: they hold the keys and the files anyway.
    #[must_use]
    pub fn operator() -> Self {
        let grants = vec![Grant { role: Role::Admin, campus: None }];
        Self { account: AccountId(uuid::Uuid::nil()), name: "operator".into(), kind: AccountKind::Staff, staff: None, guardian: None, grants, lang: Lang::Zh }
    }

    /// Whether a role of the office covers `campus`.
    #[must_use]
    pub fn is_office_of(&self, campus: CampusId) -> bool {
        self.grants.iter().any(|grant| grant.role.is_office() && grant.campus.is_none_or(|own| own == campus))
    }

    /// Whether any role of the office is held.
    #[must_use]
    pub fn is_office(&self) -> bool {
        self.grants.iter().any(|grant| grant.role.is_office())
    }

    /// Whether `role` is held, for any campus.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// Whether this is `staff`, who must hold a role to be anybody.
    #[must_use]
    pub fn is_staff(&self, staff: Option<StaffId>) -> bool {
        staff.is_some() && self.staff == staff && !self.grants.is_empty()
    }

    /// The net below the policy: never narrower than what the policy may allow.
    #[must_use]
    pub fn reach(&self) -> Reach {
        let campuses = self.grants.iter().map(|grant| grant.campus.map(|campus| campus.0)).collect();
        Reach { campuses, staff: self.staff.map(|staff| staff.0), guardian: self.guardian.map(|guardian| guardian.0) }
    }

    /// What pages may know of the person.
    #[must_use]
    pub fn me(&self) -> Me {
        let face = match self.kind {
            AccountKind::Guardian => Face::Portal,
            AccountKind::Staff if self.is_office() => Face::Console,
            AccountKind::Staff => Face::Board,
        };
        let mut roles: Vec<Role> = self.grants.iter().map(|grant| grant.role).collect();
        roles.dedup();
        Me { account: self.account, name: self.name.clone(), kind: self.kind, roles, face }
    }
}
