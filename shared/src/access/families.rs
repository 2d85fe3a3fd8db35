//! A family as the office manages it: who is tied to a child, with which rights, for how long; and how they come in.

use super::{Contact, Device, Qr, Term};
use crate::{
    error::{AppError, AppResult},
    id::{GuardianId, LearnerId},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a guardian may know or do about one child.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// Lessons, homework, scores: the timeline.
    Reports,
    /// The next lesson and what changes.
    Reminders,
    /// Messages with the school.
    Messages,
    /// Hours left, what they cost, paying.
    Pay,
    /// Leave, make-up lessons, bookings.
    Book,
    /// The child's own sign-in and the rights over its data.
    Manages,
}

impl Right {
    /// All rights, in the order they are read.
    pub const ALL: [Self; 6] = [Self::Reports, Self::Reminders, Self::Messages, Self::Pay, Self::Book, Self::Manages];

    /// The word in forms and in the log.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reports => "reports",
            Self::Reminders => "reminders",
            Self::Messages => "messages",
            Self::Pay => "pay",
            Self::Book => "book",
            Self::Manages => "manages",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of rights.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rights(u8);

impl Rights {
    /// Every right.
    pub const ALL: Self = Self(0b11_1111);
    /// What a new guardian gets unless the office says otherwise: all but the child's own sign-in.
    pub const USUAL: Self = Self(0b01_1111);

    /// The set of those that `is` tells.
    #[must_use]
    pub fn those(is: impl Fn(Right) -> bool) -> Self {
        Self(Right::ALL.into_iter().filter(|right| is(*right)).fold(0, |set, right| set | right.bit()))
    }

    /// Whether `right` is in it.
    #[must_use]
    pub const fn has(self, right: Right) -> bool {
        self.0 & right.bit() != 0
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// The words of all of them, apart by blanks.
    #[must_use]
    pub fn words(self) -> String {
        Right::ALL.into_iter().filter(|right| self.has(*right)).map(Right::word).collect::<Vec<_>>().join(" ")
    }
}

/// How a link ended before its time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Ended {
    /// When, on the wall clock: date and time.
    pub at: String,
    /// Who ended it.
    pub by: Option<String>,
    /// Why; none where its key was destroyed.
    pub reason: Option<String>,
}

/// An invitation of a guardian that is open.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OpenDoor {
    /// The link.
    pub link: String,
    /// The link, to be scanned.
    pub qr: Qr,
    /// The short code, to be read aloud: `abcd-efgh`.
    pub code: String,
    /// Until when it opens, on the wall clock: date and time.
    pub until: String,
}

/// A guardian of a learner, with what they may.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LinkLine {
    /// Which guardian.
    pub guardian: GuardianId,
    /// Name.
    pub name: String,
    /// Relation as the school writes it.
    pub relation: String,
    /// Phone as far as the reader sees it; none: there is none.
    pub phone: Option<Contact>,
    /// What they may.
    pub rights: Rights,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day; none: open.
    pub last_on: Option<NaiveDate>,
    /// Where it stands.
    pub term: Term,
    /// The guardian has an account and has not yet said that this is their child: until then they see nothing.
    pub waits: bool,
    /// How it ended, where somebody ended it.
    pub ended: Option<Ended>,
    /// Whether they have an account that may sign in.
    pub signs_in: bool,
    /// The invitation that is open.
    pub door: Option<OpenDoor>,
}

/// The family of one learner.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FamilySheet {
    /// Whose family.
    pub learner: LearnerId,
    /// The learner's name.
    pub name: String,
    /// Guardians: those whose link holds, those to come, those who were.
    pub links: Vec<LinkLine>,
    /// The school's day.
    pub today: NaiveDate,
}

/// What a guardian may, and for how long.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LinkTerm {
    /// What they may.
    pub rights: Rights,
    /// The first day; none: today, or as it is.
    pub from_on: Option<NaiveDate>,
    /// The last day; none: open.
    pub last_on: Option<NaiveDate>,
}

impl LinkTerm {
    /// Refuses a term that ends before it begins, or before today: whoever ends a link says why.
    pub fn check(&self, from: NaiveDate, today: NaiveDate) -> AppResult<()> {
        match self.last_on {
            Some(last) if last < from => Err(AppError::invalid("last_on", "before_from")),
            Some(last) if last < today => Err(AppError::invalid("last_on", "past")),
            _ => Ok(()),
        }
    }
}

/// A guardian to be added.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NewGuardian {
    /// Name.
    pub name: String,
    /// Relation.
    pub relation: String,
    /// Mobile number as it was typed.
    pub phone: String,
    /// What they may, and for how long.
    pub term: LinkTerm,
}

/// How somebody who opens an invitation goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum JoinStep {
    /// The phone is proved by a code, which is sent when it is asked for.
    Send,
    /// A code was sent: it is typed, and a password is chosen.
    Prove,
    /// The guardian has an account: they sign in first.
    SignIn,
    /// They are signed in: the children are added by one press.
    Add,
    /// Somebody else is signed in.
    Other,
}

/// What an invitation of a guardian shows to whoever opens it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Joining {
    /// The campus.
    pub school: String,
    /// The children, masked: 陈**.
    pub children: Vec<String>,
    /// The phone, masked.
    pub phone: String,
    /// How it goes on.
    pub step: JoinStep,
}

/// A learner's own sign-in, as the guardian who manages it sees it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LearnerLogin {
    /// Whose.
    pub learner: LearnerId,
    /// The learner's name.
    pub name: String,
    /// The login name; none: there is no sign-in yet.
    pub login: Option<String>,
    /// Whether it may sign in.
    pub is_active: bool,
    /// Where the learner is signed in.
    pub devices: Vec<Device>,
}

#[cfg(test)]
mod tests {
    use super::{LinkTerm, Right, Rights};
    use chrono::{Days, NaiveDate};

    #[test]
    fn sets_tell_what_is_in_them() {
        assert_eq!(Rights::those(|_| true), Rights::ALL);
        assert_eq!(Rights::those(|right| right != Right::Manages), Rights::USUAL);
        assert_eq!(Rights::those(|right| matches!(right, Right::Pay | Right::Reports)).words(), "reports pay");
        assert!(Rights::default().is_none() && Right::ALL.into_iter().all(|right| Rights::ALL.has(right) && !Rights::default().has(right)));
    }

    #[test]
    fn a_term_ends_today_at_the_earliest() {
        let today = NaiveDate::default();
        let last = |days: i64| LinkTerm { rights: Rights::ALL, from_on: None, last_on: Some(today + chrono::TimeDelta::days(days)) };
        assert_eq!([-1, 0, 1].map(|days| last(days).check(today - Days::new(9), today).is_ok()), [false, true, true]);
        assert!(last(1).check(today + Days::new(2), today).is_err());
    }
}
