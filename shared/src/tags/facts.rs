//! What is known of a learner, dated, so that any day can be asked about.

use crate::id::{CampusId, TagId};
use chrono::NaiveDate;

/// How somebody stood in one lesson.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Came {
    /// Present, late, made up or on trial.
    Yes,
    /// Leave and sick leave.
    Excused,
    /// Absent without notice.
    No,
}

/// A score: the day, and hundredths of a percent of what could be reached.
pub type Score = (NaiveDate, i64);

/// Everything rules ask about. Hours are hundredths.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Facts {
    /// State as the school writes it.
    pub state: String,
    /// School grade.
    pub grade: Option<String>,
    /// Campus.
    pub campus: CampusId,
    /// Birthday.
    pub born_on: Option<NaiveDate>,
    /// First day at the school.
    pub joined_on: Option<NaiveDate>,
    /// Day last seen in a lesson.
    pub last_seen: Option<NaiveDate>,
    /// Hours taken that no lot could pay.
    pub owed: i64,
    /// Lots that hold hours: the last valid day, the hours.
    pub lots: Vec<(Option<NaiveDate>, i64)>,
    /// Lessons marked, as far back as any rule looks.
    pub lessons: Vec<(NaiveDate, Came)>,
    /// Scores, as far back as any rule looks.
    pub scores: Vec<Score>,
    /// Homework set, and whether it was handed in.
    pub homework: Vec<(NaiveDate, bool)>,
    /// Whether a course's core module was passed.
    pub core_finished: bool,
    /// Tags given by hand that are carried now.
    pub given: Vec<TagId>,
}

impl Facts {
    /// Nothing is known but campus and state.
    #[must_use]
    pub fn new(campus: CampusId, state: &str) -> Self {
        Self {
            state: state.to_owned(),
            grade: None,
            campus,
            born_on: None,
            joined_on: None,
            last_seen: None,
            owed: 0,
            lots: Vec::new(),
            lessons: Vec::new(),
            scores: Vec::new(),
            homework: Vec::new(),
            core_finished: false,
            given: Vec::new(),
        }
    }

    /// Lots that can still be drawn from on `day`.
    pub(super) fn valid_lots(&self, day: NaiveDate) -> impl Iterator<Item = &(Option<NaiveDate>, i64)> {
        self.lots.iter().filter(move |(last, _)| last.is_none_or(|last| last >= day))
    }
}
