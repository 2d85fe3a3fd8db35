//! The person who asks, as the session knows them.

use super::Grant;
use crate::db::Reach;
use shared::{
    access::{AccountKind, Face, Me, Permission, Permissions, Role},
    id::{AccountId, GuardianId, LearnerId, StaffId},
    lang::Lang,
    time::At,
};

/// The person who asks. Read anew with every request: what ended a second ago is not in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    /// Their account.
    pub account: AccountId,
    /// The name shown.
    pub name: String,
    /// Staff, guardian or learner.
    pub kind: AccountKind,
    /// The member of staff, if they are one.
    pub staff: Option<StaffId>,
    /// The guardian, if they are one.
    pub guardian: Option<GuardianId>,
    /// The learner, if it is their own account.
    pub learner: Option<LearnerId>,
    /// Roles held now.
    pub grants: Vec<Grant>,
    /// The language they read.
    pub lang: Lang,
    /// When they last proved who they are.
    pub proved_at: At,
    /// Whether they must set up a second factor before anything else.
    pub must_set_up: bool,
    /// Until when no further archives open to them: they opened very many.
    pub archives_shut_until: Option<At>,
    /// Who really looks, while somebody looks through this person's eyes.
    pub looker: Option<Box<Looker>>,
}

/// Somebody who looks through another person's eyes: reading only, and nothing clearer than by themselves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Looker {
    /// Who they are.
    pub actor: Actor,
    /// Until when.
    pub until: At,
}

impl Actor {
    /// Whoever runs commands on the machine itself: they hold the keys and the files anyway.
    #[must_use]
    pub fn operator() -> Self {
        let grants = vec![Grant::of(Role::Admin, None)];
        Self {
            account: AccountId(uuid::Uuid::nil()),
            name: "operator".into(),
            kind: AccountKind::Staff,
            staff: None,
            guardian: None,
            learner: None,
            grants,
            lang: Lang::Zh,
            proved_at: At(i64::MAX),
            must_set_up: false,
            archives_shut_until: None,
            looker: None,
        }
    }

    /// Whether any role allows `permission`, wherever.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.grants.iter().any(|grant| grant.permissions.has(permission))
    }

    /// Whether a role allows `permission` for the whole school.
    #[must_use]
    pub fn may_everywhere(&self, permission: Permission) -> bool {
        self.grants.iter().any(|grant| grant.permissions.has(permission) && grant.is_whole())
    }

    /// All that roles allow for the whole school: what somebody may hand on.
    #[must_use]
    pub fn permissions_everywhere(&self) -> Permissions {
        self.grants.iter().filter(|grant| grant.is_whole()).fold(Permissions::default(), |all, grant| all.and(grant.permissions))
    }

    /// All that any role allows, wherever.
    #[must_use]
    pub fn permissions(&self) -> Permissions {
        self.grants.iter().fold(Permissions::default(), |all, grant| all.and(grant.permissions))
    }

    /// Whether `role` is held, for any campus.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// The net below the policy: never narrower than what the policy may allow.
    #[must_use]
    pub fn reach(&self) -> Reach {
        let campuses = self.grants.iter().map(|grant| grant.campus.map(|campus| campus.0)).collect();
        Reach {
            campuses,
            staff: self.staff.map(|staff| staff.0),
            guardian: self.guardian.map(|guardian| guardian.0),
            learner: self.learner.map(|learner| learner.0),
        }
    }

    /// What pages may know of the person.
    #[must_use]
    pub fn me(&self) -> Me {
        let face = match self.kind {
            AccountKind::Guardian | AccountKind::Learner => Face::Portal,
            AccountKind::Staff if self.grants.iter().all(|grant| grant.role.teaches()) => Face::Board,
            AccountKind::Staff => Face::Console,
        };
        let mut roles: Vec<Role> = self.grants.iter().map(|grant| grant.role).collect();
        roles.dedup();
        Me { account: self.account, name: self.name.clone(), kind: self.kind, roles, may: self.permissions(), face }
    }
}
