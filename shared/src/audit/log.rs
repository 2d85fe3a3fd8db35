//! The log as its readers see it.

use super::{Alarm, Kind};
use crate::{
    id::{AccountId, LearnerId},
    page::Page,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Fields one can ask for, as in the field registry.
pub const FIELDS: [&str; 7] = ["guardian.phone", "lead.phone", "learner.phone", "learner.id_no", "learner.address", "learner.born_on", "learner.notes"];

/// What of the log is asked for.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogFilter {
    /// Somebody by name: a person of the staff, a guardian or a learner; a login or a learner's number too.
    pub q: String,
    /// Who did it.
    pub actor: Option<AccountId>,
    /// The learner it is about.
    pub learner: Option<LearnerId>,
    /// What it tells of.
    pub kind: Option<Kind>,
    /// One of [`FIELDS`]; empty: any.
    pub field: String,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// The key of the last entry of the page before.
    pub after: Option<String>,
    /// The entry that is opened.
    pub entry: Option<i64>,
}

/// Somebody an entry names. A name that is empty is no longer known.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Name<Id> {
    /// Who.
    pub id: Id,
    /// Their name.
    pub name: String,
}

/// An entry in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LogLine {
    /// Its number.
    pub seq: i64,
    /// Its key in the list.
    pub key: String,
    /// When, on the wall clock: date and time.
    pub at: String,
    /// Who did it; none: nobody was signed in.
    pub actor: Option<Name<AccountId>>,
    /// What it tells of.
    pub kind: Kind,
    /// What was done or refused.
    pub act: String,
    /// The learner it is about.
    pub learner: Option<Name<LearnerId>>,
    /// The account it is about.
    pub account: Option<Name<AccountId>>,
    /// The fields it is about, apart by blanks.
    pub fields: String,
    /// How often.
    pub times: i64,
}

/// What is said of an opened entry besides.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LogEntry {
    /// The entry.
    pub line: LogLine,
    /// The campus whose chain it stands in; none: the school's.
    pub campus: Option<String>,
    /// Why; none: no reason was given, or its key was destroyed.
    pub reason: Option<String>,
    /// The address it came from.
    pub from: Option<String>,
    /// Whether it has words that no key opens any more.
    pub is_erased: bool,
    /// Its hash, in hexadecimal digits.
    pub hash: String,
    /// The hash before it in its chain.
    pub prev: String,
    /// Whether it is what was hashed, and follows the entry before it in its chain.
    pub holds: bool,
    /// The first checkpoint that covers it: entries under it and when it was signed.
    pub checkpoint: Option<(i64, String)>,
}

/// What a verification found.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Verified {
    /// When, on the wall clock: date and time.
    pub at: String,
    /// The first entry that was looked at.
    pub first: i64,
    /// The last one.
    pub last: i64,
    /// Checkpoints on the way.
    pub checkpoints: i64,
    /// The first entry that is wrong.
    pub broken: Option<i64>,
    /// Whether somebody else's key signed.
    pub foreign: bool,
}

/// What is opened beside the list.
pub type LogDetail = Option<Box<LogEntry>>;

/// A page of the log.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LogPage {
    /// The entries, the newest first.
    pub page: Page<LogLine>,
    /// Whom the filter names.
    pub actor: Option<Name<AccountId>>,
    /// Whom the filter is about.
    pub learner: Option<Name<LearnerId>>,
    /// People the search found, when there are several: one is to be chosen.
    pub actors: Vec<Name<AccountId>>,
    /// Learners it found.
    pub learners: Vec<Name<LearnerId>>,
    /// Whether the search found nobody.
    pub nobody: bool,
    /// The entry that is opened.
    pub detail: LogDetail,
    /// Alarms that nobody has settled, the newest first.
    pub alarms: Vec<Alarm>,
    /// The last verification.
    pub verified: Option<Verified>,
    /// The school's day.
    pub today: NaiveDate,
}
