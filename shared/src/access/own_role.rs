//! Roles that the school builds from permissions.

use super::{Permission, PermissionGroup, Permissions, Role};
use crate::{
    error::{AppError, AppResult},
    id::OwnRoleId,
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Which role: one out of the box, or one of the school's own. Its word is what forms send and the database keeps.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum RoleKey {
    /// Out of the box.
    House(Role),
    /// The school's own.
    Own(OwnRoleId),
}

impl RoleKey {
    /// What is known of it without the school's own table.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::House(role) => role,
            Self::Own(_) => Role::Custom,
        }
    }
}

impl From<Role> for RoleKey {
    fn from(role: Role) -> Self {
        Self::House(role)
    }
}

impl fmt::Display for RoleKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::House(role) => out.write_str(role.word()),
            Self::Own(id) => write!(out, "{}{id}", Role::Custom.word()),
        }
    }
}

impl From<RoleKey> for String {
    fn from(key: RoleKey) -> Self {
        key.to_string()
    }
}

impl FromStr for RoleKey {
    type Err = AppError;

    fn from_str(word: &str) -> AppResult<Self> {
        let unknown = || AppError::invalid("role", "unknown");
        match word.strip_prefix(Role::Custom.word()) {
            Some(id) => id.parse().map(Self::Own).map_err(|_| unknown()),
            None => Role::of(word).map(Self::House).ok_or_else(unknown),
        }
    }
}

impl TryFrom<String> for RoleKey {
    type Error = AppError;

    fn try_from(word: String) -> AppResult<Self> {
        word.parse()
    }
}

/// A role as people read it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct RoleName {
    /// The role; of the school's own ones only that it is one.
    pub role: Role,
    /// What the school calls it, where it is its own.
    pub title: Option<String>,
}

impl RoleName {
    /// The role of a stored word; `title` is what the school calls it.
    #[must_use]
    pub fn of(word: &str, title: Option<String>) -> Option<Self> {
        Role::of(word).map(|role| Self { role, title })
    }
}

impl From<Role> for RoleName {
    fn from(role: Role) -> Self {
        Self { role, title: None }
    }
}

/// What the school makes of a role of its own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RoleDraft {
    /// What it is called.
    pub title: String,
    /// What it allows.
    pub permissions: Permissions,
}

/// What nobody may do whose signature says that it was done rightly: whatever gives, shows or hands out.
const REVIEWED: [PermissionGroup; 3] = [PermissionGroup::Contacts, PermissionGroup::Data, PermissionGroup::Governance];

impl RoleDraft {
    /// The most characters of a name.
    pub const TITLE: usize = 20;

    /// The draft as it is stored. Refuses a missing or long name, and one role that both acts and signs the review of it.
    pub fn checked(self) -> AppResult<Self> {
        let title: String = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        if title.is_empty() || title.contains(char::is_control) {
            return Err(AppError::invalid("title", "required"));
        }
        if title.chars().count() > Self::TITLE {
            return Err(AppError::invalid("title", "long"));
        }
        let acts = self.permissions.iter().any(|permission| REVIEWED.contains(&permission.group()));
        if acts && self.permissions.has(Permission::ReviewAudit) {
            return Err(AppError::invalid("may", "signs_own"));
        }
        Ok(Self { title, ..self })
    }
}

/// A role of the school's own in the table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OwnRole {
    /// Which one.
    pub id: OwnRoleId,
    /// What it is called.
    pub title: String,
    /// What it allows.
    pub permissions: Permissions,
    /// Counts its changes: a change says which state it was made of.
    pub version: i64,
    /// Accounts that hold it now or will.
    pub holders: i64,
    /// Whether the reader may change and retire it.
    pub can_change: bool,
}

/// Every role with what it allows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RoleTable {
    /// Those of the school's own, by name. Those out of the box everybody knows.
    pub own: Vec<OwnRole>,
    /// Whether the reader may build roles.
    pub can_build: bool,
    /// What the reader holds for the whole school: no role they build governs more.
    pub reach: Permissions,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn draft(title: &str, permissions: &[Permission]) -> RoleDraft {
        RoleDraft { title: title.into(), permissions: Permissions::of(permissions) }
    }

    #[test]
    fn a_word_leads_back_to_its_role() {
        let own = RoleKey::Own(OwnRoleId(uuid::Uuid::from_u128(7)));
        assert_eq!(own.to_string(), "custom.00000000000000000000000000000007");
        for key in Role::ALL.map(RoleKey::House).into_iter().chain([own]) {
            assert_eq!(key.to_string().parse(), Ok(key));
            assert_eq!(serde_json::from_str::<RoleKey>(&serde_json::to_string(&key).unwrap()).unwrap(), key);
            assert_eq!(Role::of(&key.to_string()), Some(key.role()));
        }
        for wrong in ["custom.", "custom.7", "king", ""] {
            assert_eq!(wrong.parse::<RoleKey>(), Err(AppError::invalid("role", "unknown")), "{wrong}");
        }
    }

    #[test]
    fn a_name_is_one_line_of_at_most_twenty_characters() {
        assert_eq!(draft("  前台 \n 值班 ", &[]).checked().unwrap().title, "前台 值班");
        assert_eq!(draft(" ", &[]).checked(), Err(AppError::invalid("title", "required")));
        assert_eq!(draft("\u{7}", &[]).checked(), Err(AppError::invalid("title", "required")));
        assert!(draft(&"长".repeat(20), &[]).checked().is_ok());
        assert_eq!(draft(&"长".repeat(21), &[]).checked(), Err(AppError::invalid("title", "long")));
    }

    proptest! {
        #[test]
        fn whoever_signs_the_review_does_nothing_that_is_reviewed(bits in prop::collection::vec(any::<bool>(), Permission::ALL.len())) {
            let chosen: Vec<Permission> = Permission::ALL.iter().copied().zip(bits).filter(|(_, yes)| *yes).map(|(permission, _)| permission).collect();
            let signs = chosen.contains(&Permission::ReviewAudit);
            let acts = chosen.iter().any(|permission| !matches!(permission.group(), PermissionGroup::Learning | PermissionGroup::Audit));
            prop_assert_eq!(draft("x", &chosen).checked().is_err(), signs && acts);
        }
    }
}
