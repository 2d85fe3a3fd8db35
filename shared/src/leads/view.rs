//! Leads as people see them.

use super::{Source, Stage};
use crate::{
    access::Contact,
    id::{AccountId, CampusId, LeadId},
    page::Page,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Somebody who looks after leads.
pub type Seller = (AccountId, String);

/// A lead in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LeadLine {
    /// Which one.
    pub id: LeadId,
    /// The child.
    pub name: String,
    /// School grade.
    pub grade: String,
    /// What they want to learn.
    pub subject: String,
    /// Where it stands.
    pub stage: Stage,
    /// When to speak with them next.
    pub next_on: Option<NaiveDate>,
    /// The campus.
    pub campus: String,
    /// Who looks after it; none: nobody yet.
    pub owner: Option<Seller>,
    /// Who speaks for the child, for those who may know.
    pub guardian: Option<String>,
    /// The phone of the family as the reader sees it.
    pub phone: Option<Contact>,
}

/// A page of the leads.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LeadList {
    /// The rows, those to be spoken with first on top.
    pub page: Page<LeadLine>,
    /// How many there are, counted as far as [`LeadList::COUNTED`].
    pub count: i64,
    /// Campuses to filter by.
    pub campuses: Vec<(CampusId, String)>,
    /// Who looks after leads, for those who see more than their own.
    pub sellers: Option<Vec<Seller>>,
    /// Whether the reader may write leads down.
    pub can_add: bool,
    /// Today on the campus clock.
    pub today: NaiveDate,
}

impl LeadList {
    /// Counting stops here.
    pub const COUNTED: i64 = 10_000;
}

/// What a new lead can be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LeadForm {
    /// Campuses for which the reader may write leads down.
    pub campuses: Vec<(CampusId, String)>,
    /// Who can look after them, for those who decide that.
    pub sellers: Option<Vec<Seller>>,
    /// The key of this form: sent twice it counts once.
    pub key: String,
    /// Today on the campus clock.
    pub today: NaiveDate,
}

/// What was said with a family.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NoteLine {
    /// Who spoke with them.
    pub by: String,
    /// When, on the wall clock: date and time.
    pub at: String,
    /// Where it stood then.
    pub stage: Stage,
    /// What was said.
    pub text: String,
}

/// What the reader may do with a lead.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LeadCan {
    /// Write down what was said, and where it stands.
    pub work: bool,
    /// Correct who it is and how they are reached.
    pub edit: bool,
    /// Decide who looks after it, and erase it.
    pub manage: bool,
}

/// One lead.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LeadSheet {
    /// The same as in the list.
    pub line: LeadLine,
    /// How they came here, for those who may know.
    pub source: Option<Source>,
    /// The day it was written down.
    pub since: NaiveDate,
    /// What was said, the newest first; for those who see no contacts only what they wrote themselves.
    pub notes: Vec<NoteLine>,
    /// What the reader may do.
    pub can: LeadCan,
    /// Who can look after it, for those who decide that.
    pub sellers: Vec<Seller>,
    /// How many contacts the reader may still see in clear today; none: they see none.
    pub reveals_left: Option<i64>,
    /// Whether the reader could see it once somebody else approved that.
    pub asks_approval: bool,
    /// Grows with every change.
    pub version: i64,
    /// Today on the campus clock.
    pub today: NaiveDate,
}
