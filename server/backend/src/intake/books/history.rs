//! What happened: lessons, payments, stays, scores, homework.

use super::At;
use chrono::{NaiveDate, NaiveDateTime};
use shared::{attendance::Code, credits::Hours, money::Fen};
use uuid::Uuid;

/// An outcome of a lesson.
#[derive(Clone, Copy)]
pub struct Mark {
    pub learner: At,
    pub class: At,
    pub on_date: NaiveDate,
    pub row: u32,
    /// Place among the lessons of the class.
    pub lesson: u32,
    pub hours: i32,
    pub owed: i32,
    /// Place among the notes, counted from 1; 0: none.
    pub note: u32,
    pub code: Code,
    pub sheet: u8,
    pub refused: bool,
}

/// Hours drawn from a lot by a lesson.
#[derive(Clone, Copy)]
pub struct Draw {
    pub contract: At,
    pub class: At,
    pub on_date: NaiveDate,
    pub hours: i32,
    pub gift: bool,
}

/// An entry of the ledger that no lesson caused.
pub struct Entry {
    pub contract: At,
    pub gift: bool,
    pub class: At,
    pub on_date: NaiveDate,
    pub kind: &'static str,
    pub hours: Hours,
    pub fen: Fen,
}

/// A stay in a class.
pub struct Stay {
    pub class: At,
    pub learner: At,
    pub contract: Option<At>,
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
    pub trial: bool,
}

/// A score.
pub struct Grade {
    pub learner: Uuid,
    pub class: Uuid,
    pub on_date: NaiveDate,
    pub title: String,
    pub point: String,
    pub full: i64,
    pub score: i64,
    pub comment: Option<String>,
}

/// A piece of homework.
pub struct Homework {
    pub learner: Uuid,
    pub class: Uuid,
    pub set_on: NaiveDate,
    pub title: String,
    pub submitted: Option<NaiveDateTime>,
    pub score: Option<i64>,
}
