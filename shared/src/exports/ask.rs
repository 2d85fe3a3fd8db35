//! Asking for an export.

use super::Column;
use crate::{
    error::{AppError, AppResult},
    id::{CampusId, ClassId},
};
use serde::{Deserialize, Serialize};

/// What somebody asks for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AskExport {
    /// Only this campus.
    pub campus: Option<CampusId>,
    /// Only members of this class.
    pub class: Option<ClassId>,
    /// Only this state; empty: any.
    pub state: String,
    /// Only whom the list's search finds, as it stands in an address; empty: everybody.
    pub q: String,
    /// Columns besides those that are always there.
    pub columns: Vec<Column>,
    /// What it is for.
    pub reason: String,
}

impl AskExport {
    /// Exports one person may ask for a day.
    pub const FILES_A_DAY: i64 = 5;
    /// Learners one person may take out a day.
    pub const LEARNERS_A_DAY: i64 = 5000;
    /// Hours an approved export waits to be downloaded.
    pub const HOURS: i64 = 24;
    /// The fewest characters of a reason.
    pub const SHORTEST: usize = 4;
    /// The most characters of a reason.
    pub const LONGEST: usize = 300;

    /// Refuses a reason that says nothing, and words that are too long.
    pub fn check(&self) -> AppResult<()> {
        if self.q.chars().count() > Self::LONGEST {
            return Err(AppError::invalid("state", "unknown"));
        }
        let length = self.reason.trim().chars().count();
        if length < Self::SHORTEST {
            return Err(AppError::invalid("reason", "short"));
        }
        if length > Self::LONGEST {
            return Err(AppError::invalid("reason", "long"));
        }
        Ok(())
    }
}
