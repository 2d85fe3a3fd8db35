//! The school as the files tell it, small enough to hold: keyed by number, linked by place.

mod catalogue;
mod contract;
mod history;
mod people;
mod refused;
mod same;
mod shelf;

pub use catalogue::{Campus, Class, Course, Lesson, Staff};
pub use contract::{Change, ChangeKind, Contract};
pub use history::{Draw, Entry, Grade, Homework, Mark, Stay};
pub use people::{Guardian, Learner, LearnerFile};
pub use refused::{Refused, Told};
pub use same::{Known, Pair, Same};
pub use shelf::{At, Origin, Shelf};

use chrono::NaiveDate;
use shared::schedule::Calendar;
use std::collections::{HashMap, HashSet};

/// Everything.
#[derive(Default)]
pub struct Books {
    pub campuses: Shelf<Campus>,
    pub staff: Shelf<Staff>,
    pub courses: Shelf<Course>,
    pub calendar: Calendar,
    /// Days of the calendar that are new or differ from before.
    pub days: Vec<NaiveDate>,
    pub classes: Shelf<Class>,
    pub learners: Shelf<Learner>,
    pub same: Same,
    pub contracts: Shelf<Contract>,
    pub changes: Vec<Change>,
    pub change_at: HashMap<(At, NaiveDate, ChangeKind), usize>,
    pub marks: Vec<Mark>,
    pub notes: Vec<Box<str>>,
    pub draws: Vec<Draw>,
    pub entries: Vec<Entry>,
    pub stays: Vec<Stay>,
    pub refused: Refused,
    /// Outcomes that the database has already.
    pub known_marks: HashSet<(At, At, NaiveDate)>,
    /// How many of the files' outcomes the database has already.
    pub marks_again: usize,
}

impl Books {
    /// A note by its place, counted from 1.
    pub fn note(&self, place: u32) -> Option<&str> {
        self.notes.get(place.checked_sub(1)? as usize).map(AsRef::as_ref)
    }

    /// Learners about whom the files say anything new.
    pub fn learners_with_news(&self) -> HashSet<At> {
        let contracts = self.contracts.all().iter().filter(|contract| !contract.origin.stored).map(|contract| contract.learner);
        let changes = self.changes.iter().filter(|change| !change.origin.stored).map(|change| self.contracts.get(change.contract).learner);
        contracts.chain(changes).chain(self.marks.iter().map(|mark| mark.learner)).collect()
    }

    /// All numbers of a learner whom the files bring.
    pub fn numbers<'a>(&'a self, learner: &'a Learner) -> Vec<&'a str> {
        let more = self.same.found.iter().filter(|(_, at)| self.learners.get(*at).id == learner.id);
        std::iter::once(learner.no.as_ref()).chain(more.map(|(no, _)| no.as_ref())).collect()
    }

    /// Adds a change to a contract.
    pub fn add_change(&mut self, change: Change) {
        self.change_at.insert((change.contract, change.on_date, change.kind), self.changes.len());
        self.changes.push(change);
    }
}
