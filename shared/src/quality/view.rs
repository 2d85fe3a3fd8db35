//! What the board, the lists and the queue show.

use super::{Kind, Said};
use crate::{
    credits::Hours,
    id::{CampusId, ImportId, LearnerId, PairId, StaffId},
    page::Page,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What of the board is asked for.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BoardFilter {
    /// Only this campus.
    pub campus: Option<CampusId>,
    /// Only what this member of staff mends.
    pub owner: Option<StaffId>,
    /// Only what the office mends.
    pub office: bool,
}

/// What of the rows is asked for.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RowFilter {
    /// The word of a check; empty: all.
    pub check: String,
    /// Campus and owner.
    pub of: BoardFilter,
    /// Key of the row before the page.
    pub after: Option<String>,
}

/// A check with how many rows it finds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CheckLine {
    /// The word of the check.
    pub word: String,
    /// What is wrong, in general.
    pub kind: Kind,
    /// What it is called.
    pub name: Said,
    /// What to do.
    pub todo: Said,
    /// How many rows.
    pub count: i64,
}

/// A campus or an owner with how many rows are theirs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Group<Id> {
    /// Which; no owner: the office.
    pub id: Option<Id>,
    /// Name; empty: the office.
    pub name: String,
    /// How many rows.
    pub count: i64,
}

/// The board.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct QualityBoard {
    /// Every check, those without rows too.
    pub checks: Vec<CheckLine>,
    /// Rows by campus.
    pub campuses: Vec<Group<CampusId>>,
    /// Rows by who mends them.
    pub owners: Vec<Group<StaffId>>,
    /// The newest import with findings that nobody repaired, and how many.
    pub import: Option<(ImportId, i64)>,
    /// Learners looked at and learners in all, while a round is under way.
    pub progress: Option<(i64, i64)>,
}

/// What an archive says where a check looked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Told {
    /// A day.
    Day(NaiveDate),
    /// 男 or 女, or what else was written.
    Gender(String),
    /// A balance.
    Hours(Hours),
}

/// One thing that is wrong with one learner.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FindingLine {
    /// Whose.
    pub learner: LearnerId,
    /// Learner number.
    pub no: String,
    /// Name.
    pub name: String,
    /// Campus.
    pub campus: String,
    /// Who mends it; empty: the office.
    pub owner: String,
    /// Which check.
    pub check: CheckLine,
    /// What the archive says of it; none where that is a contact, or nothing.
    pub says: Option<Told>,
    /// Since when it is known.
    pub since: NaiveDate,
    /// Key of the row.
    pub key: String,
    /// Changes with every answer: sent twice an answer counts once.
    pub turn: i64,
}

/// The rows behind a number.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FindingList {
    /// The check that was asked for.
    pub check: Option<CheckLine>,
    /// The rows.
    pub page: Page<FindingLine>,
}

/// The next row to mend, and how many there are in all.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Queue {
    /// The row; none: all is done.
    pub next: Option<FindingLine>,
    /// The likeliest pair of learners it is about, where the reader decides about one.
    pub pair: Option<PairId>,
    /// How many there are, this one included.
    pub left: i64,
    /// Today on the campus clock.
    pub today: NaiveDate,
}

/// What is said of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It is mended.
    Done,
    /// Not now.
    Later,
    /// It is right so.
    Right,
}
