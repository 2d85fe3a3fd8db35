//! One learner on one page, and the family as the portal sees it.

use super::ArchiveField;
use crate::{
    access::{Contact, Rights, Sight},
    credits::Hours,
    id::{ClassId, GuardianId, LearnerId},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A guardian as staff see them: the phone as far as it may be seen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GuardianLine {
    /// Which guardian.
    pub id: GuardianId,
    /// Name.
    pub name: String,
    /// Relation as the school writes it (母亲, 父亲, 奶奶 …).
    pub relation: String,
    /// Phone, if there is one.
    pub phone: Option<Contact>,
}

/// One lot of lesson-hours.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LotLine {
    /// Number of the contract.
    pub contract: String,
    /// Course.
    pub course: String,
    /// Whether the hours were a gift.
    pub gift: bool,
    /// Hours the lot was opened with.
    pub units: Hours,
    /// Hours left.
    pub balance: Hours,
    /// Last valid day.
    pub expires_on: Option<NaiveDate>,
    /// Whether it has expired.
    pub expired: bool,
}

/// Attendance of the last lessons.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rhythm {
    /// Lessons looked at: at most twelve, the newest.
    pub of: i64,
    /// Of those: present, late or made up.
    pub came: i64,
    /// Leave and sick leave.
    pub leave: i64,
    /// Absent without notice.
    pub absent: i64,
}

/// A learner as staff see them (画像).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Portrait {
    /// Which learner.
    pub id: LearnerId,
    /// Learner number.
    pub no: String,
    /// Name.
    pub name: String,
    /// Gender as the school writes it.
    pub gender: Option<String>,
    /// Birth date.
    pub born_on: Option<NaiveDate>,
    /// Whole years of age today.
    pub age: Option<i64>,
    /// School.
    pub school: Option<String>,
    /// Grade.
    pub grade: Option<String>,
    /// Campus.
    pub campus: String,
    /// First day.
    pub joined_on: Option<NaiveDate>,
    /// State.
    pub state: String,
    /// Phone, if there is one.
    pub phone: Option<Contact>,
    /// ID number, if there is one; never in clear.
    pub id_no: Option<Contact>,
    /// Where the learner lives, if it is known; never in clear.
    pub address: Option<Contact>,
    /// How the reader sees contacts.
    pub sight: Sight,
    /// How many of them the reader may still see in clear today, each for a reason; none: they may not.
    pub reveals_left: Option<i64>,
    /// Whether the reader could see them once somebody else approved that.
    pub asks_approval: bool,
    /// Whether the reader may also read what the learner did.
    pub progress: bool,
    /// Source channel.
    pub source: Option<String>,
    /// Preferred learning style.
    pub style: Option<String>,
    /// Times the learner can come.
    pub availability: Option<String>,
    /// Remarks.
    pub notes: Option<String>,
    /// Fields the reader may correct.
    pub can_edit: Vec<ArchiveField>,
    /// Which version of the archive it is.
    pub version: i64,
    /// Hours left that have not expired.
    pub balance: Hours,
    /// Hours owed.
    pub owed: Hours,
    /// Lessons taken.
    pub lessons_taken: i64,
    /// Next expiry.
    pub next_expiry: Option<NaiveDate>,
    /// Attendance of the last lessons.
    pub rhythm: Rhythm,
    /// Classes attended now.
    pub classes: Vec<(ClassId, String)>,
    /// Lots, soonest expiry first.
    pub lots: Vec<LotLine>,
    /// Guardians.
    pub guardians: Vec<GuardianLine>,
    /// Today on the campus clock.
    pub today: NaiveDate,
}

/// A child as its guardian sees it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Child {
    /// Which child.
    pub id: LearnerId,
    /// Name.
    pub name: String,
    /// What the reader may know and do; what they may not know is not in here.
    pub rights: Rights,
    /// What is left, for those who pay.
    pub hours: Option<HoursLeft>,
    /// Lessons taken, for those who get reports.
    pub lessons_taken: i64,
    /// The next lesson, for those who are reminded: class, day, times, room.
    pub next_lesson: Option<crate::classes::NextLesson>,
}

/// What is left of the hours that were bought.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HoursLeft {
    /// Hours left that have not expired.
    pub balance: Hours,
    /// Hours owed.
    pub owed: Hours,
    /// Next expiry.
    pub next_expiry: Option<NaiveDate>,
}

/// The children of a guardian.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Family {
    /// The children this guardian may read of, in the order of the archive.
    pub children: Vec<Child>,
    /// Today on the campus clock.
    pub today: NaiveDate,
}
