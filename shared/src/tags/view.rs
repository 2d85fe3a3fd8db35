//! Tags as people see them.

use super::{Colour, Reason, Rule, TagDraft};
use crate::id::{CampusId, LearnerId, TagId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a tag is called, for filters and choices.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TagName {
    /// Which tag.
    pub id: TagId,
    /// Its name.
    pub name: String,
}

/// A line of the list of tags.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TagLine {
    /// Which tag.
    pub id: TagId,
    /// Its name.
    pub name: String,
    /// The group it stands in; empty: none.
    pub shelf: String,
    /// Its colour.
    pub colour: Colour,
    /// Whether a rule gives it.
    pub is_automatic: bool,
    /// Whether it is in use.
    pub is_on: bool,
    /// Learners in the reader's reach who carry it now.
    pub carriers: i64,
    /// Its version.
    pub version: i64,
}

/// How far the house is with applying rules that were changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Progress {
    /// Learners that were looked at.
    pub done: i64,
    /// All of them.
    pub all: i64,
}

/// The page of tags.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Tags {
    /// Every tag, by group and name.
    pub tags: Vec<TagLine>,
    /// Whether the reader may change them.
    pub can_manage: bool,
    /// While changed rules are being applied.
    pub progress: Option<Progress>,
}

/// What a tag was from some moment on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TagChange {
    /// When, on the wall clock.
    pub at: String,
    /// Who wrote it; none: the house.
    pub by: Option<String>,
    /// Its name then.
    pub name: String,
    /// Its rule then.
    pub rule: Option<Rule>,
    /// Whether it was in use.
    pub is_on: bool,
}

/// One tag to read and change.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TagPage {
    /// Which tag; none: a new one.
    pub id: Option<TagId>,
    /// What it is.
    pub draft: TagDraft,
    /// Its version.
    pub version: i64,
    /// Whether the reader may change it.
    pub can_manage: bool,
    /// Campuses to choose from.
    pub campuses: Vec<(CampusId, String)>,
    /// States to choose from.
    pub states: Vec<String>,
    /// Tags given by hand, to choose from.
    pub given: Vec<TagName>,
    /// Groups there are.
    pub shelves: Vec<String>,
    /// While changed rules are being applied.
    pub progress: Option<Progress>,
    /// What it was, the newest first.
    pub history: Vec<TagChange>,
}

/// Somebody whom a rule would tag.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Match {
    /// Who.
    pub learner: LearnerId,
    /// Learner number.
    pub no: String,
    /// Name.
    pub name: String,
    /// Why.
    pub because: Vec<Reason>,
}

/// Whom a rule would tag.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Preview {
    /// How many; none on later pages, where nobody counts again.
    pub count: Option<i64>,
    /// How many were asked about.
    pub of: i64,
    /// The first of them, or those of the page.
    pub rows: Vec<Match>,
    /// Key of the next page.
    pub next: Option<String>,
}

impl Preview {
    /// Rows of a page.
    pub const ROWS: usize = 20;
}

/// A tag that a learner carries or carried.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Carried {
    /// Which tag.
    pub id: TagId,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub colour: Colour,
    /// Whether a rule gave it.
    pub is_automatic: bool,
    /// First day.
    pub from: NaiveDate,
    /// Last day; none: still.
    pub until: Option<NaiveDate>,
    /// Why, where a rule gave it, as it stood on the first day.
    pub because: Vec<Reason>,
    /// Who gave it by hand.
    pub by: Option<String>,
}

/// The tags of a learner.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LearnerTags {
    /// Carried now.
    pub now: Vec<Carried>,
    /// Carried before, the newest first.
    pub before: Vec<Carried>,
    /// Tags the reader can give.
    pub choices: Vec<TagName>,
    /// Campuses by name, for the reasons.
    pub campuses: Vec<(CampusId, String)>,
    /// Whether automatic tags may be made of the learner; otherwise the family did not agree.
    pub automatic: bool,
}
