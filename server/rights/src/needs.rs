//! What an act asks of a role.

use crate::Grant;
use shared::access::Permission;

/// What is allowed for everybody within the bounds of a role, and what for the person's own classes.
#[derive(Clone, Copy, Debug)]
pub struct Needs {
    /// For everybody within the bounds.
    pub wide: Option<Permission>,
    /// For own classes.
    pub own: Option<Permission>,
    pub(crate) despite: bool,
}

impl Needs {
    /// Archive and hours of learners.
    pub const LEARNERS: Self = Self::both(Permission::ReadLearners, Permission::ReadOwnLearners);
    /// What learners did.
    pub const PROGRESS: Self = Self::both(Permission::ReadProgress, Permission::ReadOwnProgress);
    /// Classes and rosters.
    pub const CLASSES: Self = Self::both(Permission::ReadClasses, Permission::ReadOwnClasses);
    /// Taking the roll.
    pub const ROLL: Self = Self::both(Permission::TakeRoll, Permission::TakeOwnRoll);
    /// Correcting every field of the archive, taking former learners back.
    pub const ARCHIVE: Self = Self { wide: Some(Permission::WriteLearners), own: None, despite: false };
    /// Correcting what teaching needs in the archive.
    pub const REMARKS: Self = Self::both(Permission::WriteLearners, Permission::WriteOwnLearners);
    /// Guardians, what they may, invitations.
    pub const FAMILIES: Self = Self::both(Permission::ManageFamilies, Permission::ManageOwnFamilies);
    /// What families ask for by right: for whole campuses, and for whoever is restricted too.
    pub const PRIVACY: Self = Self { wide: Some(Permission::HandlePrivacy), own: None, despite: true };
    pub(crate) const CLEAR: Self = Self { wide: None, own: Some(Permission::ReadOwnContacts), despite: false };
    pub(crate) const MASKED: Self = Self { wide: Some(Permission::ReadMaskedContacts), own: None, despite: false };
    pub(crate) const REVEAL: Self = Self { wide: Some(Permission::RevealContacts), own: None, despite: false };

    const fn both(wide: Permission, own: Permission) -> Self {
        Self { wide: Some(wide), own: Some(own), despite: false }
    }

    /// The same, of learners whose processing is restricted too.
    #[must_use]
    pub const fn despite_restriction(self) -> Self {
        Self { despite: true, ..self }
    }

    /// Whether the role allows it for everybody within its bounds.
    #[must_use]
    pub fn is_wide(self, grant: &Grant) -> bool {
        self.wide.is_some_and(|permission| grant.permissions.has(permission))
    }

    pub(crate) fn is_own(self, grant: &Grant) -> bool {
        self.own.is_some_and(|permission| grant.permissions.has(permission))
    }
}
