//! Campuses, staff, courses, classes with their lessons.

use super::{At, Origin};
use chrono::NaiveDate;
use shared::{credits::Hours, money::Fen, schedule::Pattern};
use uuid::Uuid;

/// A campus.
pub struct Campus {
    pub id: Uuid,
    pub name: String,
    pub stored: bool,
}

/// A member of staff.
pub struct Staff {
    pub id: Uuid,
    pub origin: Origin,
    pub no: String,
    pub name: String,
    pub campus: At,
    pub subject: Option<String>,
    pub duty: String,
    pub phone: Option<String>,
}

/// A course.
pub struct Course {
    pub id: Uuid,
    pub origin: Origin,
    pub code: String,
    pub name: String,
    pub subject: String,
    pub level: String,
    pub total: Hours,
    pub price: Fen,
    pub core: Option<String>,
}

/// A class with its lessons.
pub struct Class {
    pub id: Uuid,
    pub origin: Origin,
    pub code: String,
    pub name: String,
    pub course: At,
    pub campus: At,
    pub room: String,
    pub teacher: Option<Uuid>,
    pub head: Option<Uuid>,
    pub capacity: i64,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub pattern: Option<Pattern>,
    pub lessons: Vec<Lesson>,
}

impl Class {
    /// The lessons with what they take from their class.
    pub fn timetabled(&self) -> impl Iterator<Item = (&Self, &Pattern, &Lesson)> {
        self.pattern.iter().flat_map(move |pattern| self.lessons.iter().map(move |lesson| (self, pattern, lesson)))
    }
}

/// A lesson of a class.
pub struct Lesson {
    pub id: Uuid,
    pub no: i64,
    pub on_date: NaiveDate,
    pub stored: bool,
    /// Whether its roll was taken.
    pub taken: bool,
    /// Whether that is news.
    pub newly_taken: bool,
}
