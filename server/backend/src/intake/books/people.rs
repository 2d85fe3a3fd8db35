//! Learners and their guardians.

use super::{At, Origin};
use chrono::NaiveDate;
use uuid::Uuid;

/// A learner; what only the books of the database need is kept apart.
pub struct Learner {
    pub id: Uuid,
    pub no: Box<str>,
    pub origin: Origin,
    /// Whether processing is restricted: then nothing is written about them.
    pub restricted: bool,
    /// Whoever this is, when the row is another of one person: then nothing is written for it.
    pub same_as: Option<At>,
    pub file: Option<Box<LearnerFile>>,
}

/// The archive of a learner.
pub struct LearnerFile {
    pub name: String,
    pub gender: Option<String>,
    pub born_on: Option<NaiveDate>,
    pub id_no: Option<String>,
    pub phone: Option<String>,
    pub school: Option<String>,
    pub grade: Option<String>,
    pub campus: At,
    pub source: Option<String>,
    pub referrer: Option<String>,
    pub guardians: Vec<Guardian>,
    pub address: Option<String>,
    pub joined_on: Option<NaiveDate>,
    pub state: String,
    pub style: Option<String>,
    pub availability: Option<String>,
    pub notes: Option<String>,
}

/// A guardian as a learner's row names them.
pub struct Guardian {
    pub name: String,
    pub relation: String,
    pub phone: Option<String>,
}
