//! What the class board shows.

use super::Code;
use crate::{
    credits::Hours,
    id::{ClassId, LearnerId, LessonId},
    time::{CampusNow, Minute},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One tile of the board.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TileView {
    /// Which learner.
    pub learner: LearnerId,
    /// Name.
    pub name: String,
    /// The mark, if there is one.
    pub code: Option<Code>,
    /// Minutes late.
    pub late_minutes: Option<i64>,
    /// Hours left.
    pub balance: Hours,
    /// Hours owed.
    pub owed: Hours,
    /// Whether the learner tries the lesson out.
    pub trial: bool,
    /// Version of the mark; 0: never marked.
    pub version: i64,
}

impl TileView {
    /// Whether the balance asks for a word with the family: three lesson-hours or less.
    #[must_use]
    pub fn is_low(&self) -> bool {
        !self.trial && self.balance <= Hours::whole(3)
    }
}

/// The board of one lesson.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Board {
    /// Which lesson.
    pub lesson: LessonId,
    /// Which class.
    pub class: ClassId,
    /// Name of the class.
    pub class_name: String,
    /// Number of the lesson in the class.
    pub no: i64,
    /// Its day.
    pub on_date: NaiveDate,
    /// It begins.
    pub starts: Minute,
    /// It ends.
    pub ends: Minute,
    /// Room.
    pub room: String,
    /// The roster of that day, by name.
    pub tiles: Vec<TileView>,
    /// Learners of that day who are left out because their processing is restricted.
    pub restricted: i64,
    /// Newest event when this was read: live updates go on from here.
    pub seq: i64,
}

/// One lesson of the teacher's day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TodayLesson {
    /// Which lesson.
    pub lesson: LessonId,
    /// Name of the class.
    pub class_name: String,
    /// Number of the lesson.
    pub no: i64,
    /// It begins.
    pub starts: Minute,
    /// It ends.
    pub ends: Minute,
    /// Room.
    pub room: String,
    /// Learners on the roster.
    pub learners: i64,
    /// Of those: marked.
    pub marked: i64,
    /// Of those: present or late.
    pub came: i64,
    /// Of those: leave and sick.
    pub leave: i64,
    /// Of those: absent.
    pub absent: i64,
    /// Learners with three hours or less.
    pub low: i64,
}

/// The teacher's day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Today {
    /// Name of the teacher.
    pub teacher: String,
    /// Campus.
    pub campus: String,
    /// What the campus clock shows.
    pub now: CampusNow,
    /// The lessons in the order of the day.
    pub lessons: Vec<TodayLesson>,
    /// The next lesson after today, when today has none left.
    pub next: Option<(NaiveDate, Minute, String)>,
}

impl Today {
    /// The lesson that is running or comes next, until a quarter of an hour after its end.
    #[must_use]
    pub fn current(&self) -> Option<&TodayLesson> {
        self.lessons.iter().find(|lesson| lesson.ends.0 + 15 >= self.now.minute.0)
    }
}
