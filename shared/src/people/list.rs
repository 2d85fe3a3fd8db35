//! The list of learners: filter, order, rows.

use crate::{
    access::Contact,
    credits::Hours,
    id::{CampusId, ClassId, LearnerId, TagId},
    page::Page,
    tags::{Segment, TagName},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the list is ordered by.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// Name, by pinyin with surname readings.
    #[default]
    Name,
    /// Learner number.
    No,
    /// Lesson-hours left.
    Balance,
    /// The day the next lot expires.
    Expiry,
    /// The day last seen in a lesson.
    Seen,
}

/// Upwards or downwards.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Smallest first.
    #[default]
    Up,
    /// Largest first.
    Down,
}

/// What of the list is asked for; all of it stands in the URL.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LearnerFilter {
    /// Name, pinyin, initials, number or whole phone number.
    pub q: String,
    /// Only this campus.
    pub campus: Option<CampusId>,
    /// Only members of this class.
    pub class: Option<ClassId>,
    /// Only this state.
    pub state: String,
    /// Only who carries this tag.
    pub tag: Option<TagId>,
    /// Order by.
    pub sort: SortBy,
    /// Direction.
    pub order: Order,
    /// Key of the row before the page.
    pub after: Option<String>,
}

/// Whether somebody is looked for by a whole phone or ID number: such a search never stands in an address.
#[must_use]
pub fn is_number(q: &str) -> bool {
    let (digits, last) = (|text: &str| text.bytes().all(|byte| byte.is_ascii_digit()), q.bytes().last());
    match q.len() {
        11 => digits(q),
        18 => q.is_char_boundary(17) && digits(&q[..17]) && last.is_some_and(|byte| byte.is_ascii_digit() || byte.eq_ignore_ascii_case(&b'x')),
        _ => false,
    }
}

/// A row of the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LearnerLine {
    /// Which learner.
    pub id: LearnerId,
    /// Learner number (学员编号).
    pub no: String,
    /// Name.
    pub name: String,
    /// School grade.
    pub grade: Option<String>,
    /// Campus.
    pub campus: String,
    /// Names of the classes attended now.
    pub classes: Vec<String>,
    /// State of the learner (在读, 停课, 已结课 …), as the school writes it.
    pub state: String,
    /// Hours left that have not expired.
    pub balance: Hours,
    /// Hours taken that no lot could pay.
    pub owed: Hours,
    /// The day the next lot expires.
    pub next_expiry: Option<NaiveDate>,
    /// Day last seen in a lesson.
    pub last_seen: Option<NaiveDate>,
    /// First guardian: name, and phone as far as it may be seen.
    pub guardian: Option<(String, Option<Contact>)>,
    /// Key for the page after this row.
    pub key: String,
}

/// What a word of a search names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NamedBy {
    /// A tag.
    Tag,
    /// A campus.
    Campus,
    /// A class.
    Class,
}

/// A word of a search that narrows the list instead of looking for somebody.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Named {
    /// What it names.
    pub by: NamedBy,
    /// The name, as the school writes it.
    pub name: String,
    /// The search without it.
    pub without: String,
}

/// The list page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LearnerList {
    /// The rows.
    pub page: Page<LearnerLine>,
    /// Learners that match, counted up to [`LearnerList::COUNTED`].
    pub count: i64,
    /// Campuses to filter by.
    pub campuses: Vec<(CampusId, String)>,
    /// States to filter by.
    pub states: Vec<String>,
    /// Tags to filter by.
    pub tags: Vec<TagName>,
    /// Words of the search that name a tag, a campus or a class.
    pub named: Vec<Named>,
    /// The reader's saved segments.
    pub segments: Vec<Segment>,
    /// Today on the campus clock, to tell what has expired.
    pub today: NaiveDate,
}

impl LearnerList {
    /// Counting stops here: no page reads a whole large school.
    pub const COUNTED: i64 = 10_000;
    /// The states a learner can be in, as the school writes them.
    pub const STATES: [&str; 9] = ["在读", "停课", "未开课", "待开课", "试听", "意向", "已结课", "已流失", "已退费"];
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn whole_numbers_are_told_from_names_and_numbers_of_learners() {
        for q in ["13800001234", "310104201503057731", "31010420150305773X", "31010420150305773x"] {
            assert!(is_number(q), "{q}");
        }
        for q in ["1380000123", "138 0000 1234", "X0000000001", "王小明王小明王小明", "曾静", "3101042015030577312", ""] {
            assert!(!is_number(q), "{q}");
        }
    }
}
