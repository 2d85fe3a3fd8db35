//! Who can see a learner, by what, and how much of them.

use crate::{
    access::{RoleName, Sight},
    id::{AccountId, LearnerId},
    page::Page,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A role through which somebody sees a learner.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SeenBy {
    /// The role.
    pub role: RoleName,
    /// Campus, department and class it is bounded by; none: the whole school.
    pub bounds: Vec<String>,
    /// Whether it reaches the learner through a class of their own.
    pub by_class: bool,
    /// Whether it was granted for a while.
    pub for_a_while: bool,
    /// The last day it holds; none: open.
    pub last_on: Option<NaiveDate>,
}

/// Somebody of the staff who can see a learner.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Viewer {
    /// Which account.
    pub account: AccountId,
    /// Login name.
    pub login: String,
    /// The name shown.
    pub name: String,
    /// Through what.
    pub ways: Vec<SeenBy>,
    /// Whether they see archive and hours.
    pub archive: bool,
    /// Whether they see what the learner did.
    pub progress: bool,
    /// How they see contacts.
    pub contacts: Sight,
    /// Whether they may have one contact shown in clear, for a reason.
    pub reveals: bool,
}

/// A sign-in of the family.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FamilyViewer {
    /// Which account.
    pub account: AccountId,
    /// The name shown.
    pub name: String,
    /// What they are to the learner.
    pub relation: String,
    /// The last day of it; none: open.
    pub last_on: Option<NaiveDate>,
    /// Whether they see what the learner does; others know of the child only.
    pub reports: bool,
}

/// Everybody who can see a learner now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Viewers {
    /// Which learner.
    pub learner: LearnerId,
    /// Their name.
    pub name: String,
    /// Whether the reader may open the learner's page.
    pub can_open: bool,
    /// The family.
    pub family: Vec<FamilyViewer>,
    /// The staff, by login.
    pub staff: Page<Viewer>,
}
