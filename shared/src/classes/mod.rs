//! Classes (班级): list, page, grid.

use crate::{
    attendance::Code,
    credits::Hours,
    id::{CampusId, ClassId, LearnerId, LessonId},
    page::Page,
    time::Minute,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The next lesson of a learner.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NextLesson {
    /// Name of the class.
    pub class_name: String,
    /// Day.
    pub on_date: NaiveDate,
    /// It begins.
    pub starts: Minute,
    /// It ends.
    pub ends: Minute,
    /// Room.
    pub room: String,
}

/// What of the list of classes is asked for.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ClassFilter {
    /// Part of the name, code or course.
    pub q: String,
    /// Only this campus.
    pub campus: Option<CampusId>,
    /// Also classes that have ended.
    pub ended: bool,
    /// Key of the row before the page.
    pub after: Option<String>,
}

/// A row of the list of classes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClassLine {
    /// Which class.
    pub id: ClassId,
    /// Code (班级编号).
    pub code: String,
    /// Name.
    pub name: String,
    /// Course.
    pub course: String,
    /// Campus.
    pub campus: String,
    /// Room.
    pub room: String,
    /// Teacher.
    pub teacher: Option<String>,
    /// Weekly times as the school writes them.
    pub pattern: String,
    /// Members today.
    pub learners: i64,
    /// Seats.
    pub capacity: i64,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
}

/// The list of classes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClassList {
    /// The rows.
    pub page: Page<ClassLine>,
    /// Campuses to filter by.
    pub campuses: Vec<(CampusId, String)>,
    /// Today on the campus clock.
    pub today: NaiveDate,
}

/// A member of the class on one day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Member {
    /// Which learner.
    pub learner: LearnerId,
    /// Learner number.
    pub no: String,
    /// Name.
    pub name: String,
    /// Member since.
    pub from_on: NaiveDate,
    /// Member until and including.
    pub until_on: Option<NaiveDate>,
    /// Trial only.
    pub trial: bool,
    /// Hours left in all.
    pub balance: Hours,
    /// Marks by lesson, in the order of [`ClassPage::lessons`].
    pub marks: Vec<Option<Code>>,
}

/// A dated lesson of the class.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LessonLine {
    /// Which lesson.
    pub id: LessonId,
    /// Number.
    pub no: i64,
    /// Day.
    pub on_date: NaiveDate,
    /// It begins.
    pub starts: Minute,
    /// It ends.
    pub ends: Minute,
    /// Room.
    pub room: String,
    /// Whether the roll was taken.
    pub taken: bool,
}

/// One class: roster of a day, lessons around it, the attendance grid.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClassPage {
    /// The class.
    pub class: ClassLine,
    /// Class teacher.
    pub head_teacher: Option<String>,
    /// The day whose roster is shown.
    pub day: NaiveDate,
    /// Today on the campus clock.
    pub today: NaiveDate,
    /// The last lessons up to the day and the next ones after it, oldest first.
    pub lessons: Vec<LessonLine>,
    /// The roster of that day, with marks for those lessons.
    pub members: Vec<Member>,
}
