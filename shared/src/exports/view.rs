//! Exports as people see them.

use super::Column;
use crate::id::{AccountId, CampusId, ExportId};
use serde::{Deserialize, Serialize};

/// Where an export stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum ExportState {
    /// Nobody has decided.
    Waiting,
    /// Approved, and waiting to be downloaded.
    Ready,
    /// Refused.
    Refused,
    /// Downloaded.
    Taken,
    /// Approved, and not downloaded in time.
    Over,
}

/// One export.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ExportLine {
    /// Which one.
    pub id: ExportId,
    /// Who asked.
    pub asked_by: String,
    /// When, on the wall clock: date and time.
    pub asked: String,
    /// Campus and class, where one bounds it.
    pub bounds: Vec<String>,
    /// The learners' state; empty: any.
    pub state_of: String,
    /// What was looked for, as it stands in an address; empty: nothing.
    pub q: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// What for.
    pub reason: String,
    /// Learners: those that were taken out, before that those that there were when it was asked for.
    pub learners: i64,
    /// Who decided.
    pub decided_by: Option<String>,
    /// What they said.
    pub answer: Option<String>,
    /// Until when it can be downloaded, on the wall clock.
    pub until: Option<String>,
    /// When it was downloaded, on the wall clock.
    pub taken: Option<String>,
    /// Where it stands.
    pub state: ExportState,
    /// Whether the reader may decide it.
    pub can_decide: bool,
}

/// What is left of a person's day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Left {
    /// Files.
    pub files: i64,
    /// Learners.
    pub learners: i64,
}

/// The page of exports.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Exports {
    /// What the reader asked for; none: they may not ask.
    pub mine: Option<Vec<ExportLine>>,
    /// What waits for the reader; none: they decide nothing.
    pub waiting: Option<Vec<ExportLine>>,
    /// What was decided, the newest first, for those who decide.
    pub log: Vec<ExportLine>,
    /// Campuses to choose from.
    pub campuses: Vec<(CampusId, String)>,
    /// States to choose from.
    pub states: Vec<String>,
    /// What is left of the reader's day.
    pub left: Left,
    /// Who reads.
    pub reader: AccountId,
}
