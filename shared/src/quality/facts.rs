//! What the checks ask about.

use chrono::NaiveDate;

/// What an ID number says; the number itself stays where it is sealed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IdNo {
    /// The day of birth in it, and the gender; none: the number is none.
    pub says: Option<(NaiveDate, &'static str)>,
    /// Changes when the number does.
    pub mark: String,
}

/// One learner.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "facts are facts")]
pub struct Facts {
    /// State, as the school writes it.
    pub state: String,
    /// 男 or 女.
    pub gender: Option<String>,
    /// School grade.
    pub grade: Option<String>,
    /// Birth date.
    pub born_on: Option<NaiveDate>,
    /// Day of enrolment.
    pub joined_on: Option<NaiveDate>,
    /// Day last seen in a lesson.
    pub last_seen: Option<NaiveDate>,
    /// Hours left, in hundredths.
    pub balance: i64,
    /// ID number.
    pub id_no: Option<IdNo>,
    /// Whether the campus keeps ID numbers.
    pub id_asked: bool,
    /// Whether a guardian has a phone.
    pub reachable: bool,
    /// Changes when a phone does that is none; empty: every phone is one.
    pub bad_phones: String,
    /// Whether the learner is in a class today.
    pub in_class: bool,
    /// Whether a contract or a stay in a class ends before it begins.
    pub reversed: bool,
    /// The open pairs of those who may be the same child, in one order; empty: nobody is.
    pub double: String,
}
