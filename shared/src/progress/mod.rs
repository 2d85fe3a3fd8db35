//! The timeline (成长时间线): everything that happened to one learner, newest first.

use crate::{attendance::Code, credits::Hours, id::LearnerId, page::Page, people::Child};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Rows on one page of a timeline.
pub const TIMELINE_ROWS: i64 = 30;

/// A kind of thing on the timeline.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Lessons, absences, leave.
    Lesson,
    /// Homework.
    Homework,
    /// Scores.
    Grade,
}

impl Kind {
    /// The kind of a word in a URL.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "lesson" => Some(Self::Lesson),
            "homework" => Some(Self::Homework),
            "grade" => Some(Self::Grade),
            _ => None,
        }
    }
}

/// A score for one knowledge point (知识点), in hundredths of a mark.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PointScore {
    /// Knowledge point.
    pub point: String,
    /// Score in hundredths.
    pub score: Hours,
    /// Full score in hundredths.
    pub full: Hours,
}

/// What happened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A lesson and how the learner took part.
    Lesson {
        /// Number of the lesson.
        no: i64,
        /// How the learner took part.
        code: Code,
        /// Minutes late.
        late_minutes: Option<i64>,
        /// Hours charged.
        hours: Hours,
        /// Remark, as the teacher wrote it.
        note: Option<String>,
    },
    /// Homework that was set.
    Homework {
        /// Title.
        title: String,
        /// Day and time handed in, on the campus clock.
        submitted: Option<String>,
        /// Score in hundredths, where it was marked.
        score: Option<Hours>,
    },
    /// An assessment with its points.
    Grade {
        /// Title.
        title: String,
        /// Score for each knowledge point.
        points: Vec<PointScore>,
        /// Remark.
        comment: Option<String>,
    },
}

/// One entry of the timeline.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Its day.
    pub on_date: NaiveDate,
    /// Class.
    pub class_name: String,
    /// What happened.
    pub what: What,
}

/// The timeline page: the child with the figures on top, its siblings to switch to, the entries.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Timeline {
    /// Whose timeline.
    pub child: Child,
    /// All children this person may switch to: id and name.
    pub siblings: Vec<(LearnerId, String)>,
    /// The kind shown; none: all.
    pub kind: Option<Kind>,
    /// The entries, newest first.
    pub page: Page<Entry>,
    /// Today on the campus clock.
    pub today: NaiveDate,
    /// Newest event when this was read.
    pub seq: i64,
}
