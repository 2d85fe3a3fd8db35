//! What the pages of privacy show.

use super::{Consent, Purpose, RequestKind, RequestState, RestrictedLine, Restriction};
use crate::id::{LearnerId, RequestId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A request as family and desk see it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RequestLine {
    /// Which one.
    pub id: RequestId,
    /// What was asked for.
    pub kind: RequestKind,
    /// Where it stands.
    pub state: RequestState,
    /// The child it is about.
    pub learner: LearnerId,
    /// The child's name.
    pub child: String,
    /// Who asked.
    pub by: String,
    /// Asked by a guardian who was signed in; otherwise taken down in the office by a member of staff.
    pub by_family: bool,
    /// The day it was asked.
    pub asked_on: NaiveDate,
    /// The day by which it is answered; of an erasure: on which it happens.
    pub due_on: NaiveDate,
    /// What is wrong, in the family's words.
    pub words: Option<String>,
    /// Why it was refused.
    pub reason: Option<String>,
}

/// The rights of one child.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ChildRights {
    /// The child.
    pub learner: LearnerId,
    /// Their name.
    pub name: String,
    /// Below fourteen today.
    pub is_child: bool,
    /// Every purpose.
    pub consents: Vec<Consent>,
    /// Requests, the newest first.
    pub requests: Vec<RequestLine>,
    /// Why processing is restricted; nothing: it is not.
    pub restrictions: Vec<Restriction>,
}

/// The privacy page of a family.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FamilyRights {
    /// Their children.
    pub children: Vec<ChildRights>,
    /// The school's day.
    pub today: NaiveDate,
}

/// A learner whose data has been kept for as long as it may be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RetentionLine {
    /// Who.
    pub learner: LearnerId,
    /// Learner number.
    pub no: String,
    /// Name.
    pub name: String,
    /// State.
    pub state: String,
    /// Last lesson, or the day of joining.
    pub last_on: NaiveDate,
    /// Whether the term of everything is over; otherwise that of their contacts alone.
    pub whole: bool,
}

/// How a purpose stands in the school.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ConsentCount {
    /// The purpose.
    pub purpose: Purpose,
    /// Learners for whom it is agreed to, as it is asked today.
    pub given: i64,
    /// Learners for whom it is refused.
    pub refused: i64,
    /// All others.
    pub open: i64,
}

/// The privacy desk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PrivacyDesk {
    /// Requests that wait for somebody, the most urgent first; then the last that were closed.
    pub requests: Vec<RequestLine>,
    /// Learners whose processing is restricted, a line a reason, the newest first.
    pub restricted: Vec<RestrictedLine>,
    /// How many learners that are.
    pub restricted_count: i64,
    /// Learners past their term.
    pub retention: Vec<RetentionLine>,
    /// How many there are.
    pub past: i64,
    /// Months after the last lesson, by the field registry.
    pub months: u32,
    /// The same of contacts.
    pub contact_months: u32,
    /// Consents.
    pub consents: Vec<ConsentCount>,
    /// The newest event: a form that is sent twice counts once.
    pub seq: i64,
    /// The school's day.
    pub today: NaiveDate,
}

/// What an erasure would do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Preview {
    /// Who.
    pub learner: LearnerId,
    /// Learner number.
    pub no: String,
    /// Name.
    pub name: String,
    /// Rows by table.
    pub counts: Vec<(String, i64)>,
    /// Hours that are still paid for, in hundredths.
    pub balance: i64,
    /// An erasure is under way already.
    pub under_way: bool,
    /// Why processing is restricted; nothing: it is not.
    pub restrictions: Vec<Restriction>,
    /// The newest event: a form that is sent twice counts once.
    pub seq: i64,
}

/// The proof of an erasure; it names nobody.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Certificate {
    /// The request.
    pub id: RequestId,
    /// The learner's id.
    pub learner: LearnerId,
    /// The day it was asked.
    pub asked_on: NaiveDate,
    /// The day it was carried out.
    pub done_on: NaiveDate,
    /// Rows by table, `keys` among them.
    pub counts: Vec<(String, i64)>,
}
