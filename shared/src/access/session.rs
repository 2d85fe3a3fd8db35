//! Signing in, and what a page knows of the person who looks at it.

use super::{Permission, Permissions, Role, RoleName};
use crate::{id::AccountId, lang::Lang};
use serde::{Deserialize, Serialize};

/// Whose sign-in an account is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    /// A member of staff.
    Staff,
    /// A guardian.
    Guardian,
    /// A learner, whose guardian made the sign-in.
    Learner,
}

impl AccountKind {
    /// The kind of a stored word; anything unknown counts as a guardian, who may do least.
    #[must_use]
    pub fn of(word: &str) -> Self {
        match word {
            "staff" => Self::Staff,
            "learner" => Self::Learner,
            _ => Self::Guardian,
        }
    }
}

/// The face of the product a person works with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Face {
    /// Tablets in the classroom.
    Board,
    /// Phones at home.
    Portal,
    /// Desks in the office.
    Console,
}

impl Face {
    /// Where this face begins.
    #[must_use]
    pub const fn home(self) -> &'static str {
        match self {
            Self::Board => "/board",
            Self::Portal => "/portal",
            Self::Console => "/console/learners",
        }
    }
}

/// The person who is signed in, as pages need to know.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Me {
    /// Which account.
    pub account: AccountId,
    /// The name shown.
    pub name: String,
    /// Staff, guardian or learner.
    pub kind: AccountKind,
    /// Roles held now.
    pub roles: Vec<Role>,
    /// What they allow, wherever.
    pub may: Permissions,
    /// Where this person works.
    pub face: Face,
}

impl Me {
    /// Where this person starts: the first page that shows them something.
    #[must_use]
    pub fn home(&self) -> &'static str {
        let learners = self.may.has(Permission::ReadLearners) || self.may.has(Permission::ReadOwnLearners);
        match self.face {
            Face::Console if learners => self.face.home(),
            Face::Console if self.may.has(Permission::ReadClasses) => "/console/classes",
            Face::Console if self.may.has(Permission::ReadLeads) || self.may.has(Permission::ReadOwnLeads) => "/console/leads",
            Face::Console if self.may.has(Permission::ReadAudit) => "/console/audit",
            Face::Console => "/console/grants",
            Face::Board | Face::Portal => self.face.home(),
        }
    }
}

/// The sign-in form.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SignIn {
    /// Login name: staff number, or a guardian's phone.
    pub login: String,
    /// Password.
    pub password: String,
}

/// A row of the list of accounts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AccountLine {
    /// Which account.
    pub id: AccountId,
    /// Login name; a guardian's phone is masked.
    pub login: String,
    /// The name shown.
    pub name: String,
    /// Staff or guardian.
    pub kind: AccountKind,
    /// Roles held now.
    pub roles: Vec<RoleName>,
    /// The campus of the roles; none: all.
    pub campus: Option<String>,
    /// Whether it may sign in.
    pub is_active: bool,
    /// Last request of any session, on the campus clock: date and time.
    pub last_seen: Option<String>,
    /// Lang of the account.
    pub lang: Lang,
}
