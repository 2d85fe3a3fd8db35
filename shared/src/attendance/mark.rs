//! A mark: what a teacher says of a learner, and the words a form sends it in.

use super::Code;
use crate::{credits::Hours, id::LearnerId};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// Whom a mark is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// One learner.
    One(LearnerId),
    /// Everyone who has no mark yet.
    Rest,
}

/// A mark as the board sends it: `rest.present`, `<learner>.late.10`, `<learner>.none`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// For whom.
    pub target: Target,
    /// What happened; none takes the mark back.
    pub code: Option<Code>,
    /// Minutes late, with [`Code::Late`].
    pub late_minutes: Option<i64>,
}

/// The text is not a mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("mark")]
pub struct MarkError;

impl FromStr for Mark {
    type Err = MarkError;

    fn from_str(text: &str) -> Result<Self, MarkError> {
        let mut parts = text.split('.');
        let target = match parts.next().ok_or(MarkError)? {
            "rest" => Target::Rest,
            learner => Target::One(learner.parse().map_err(|_| MarkError)?),
        };
        let code = match parts.next().ok_or(MarkError)? {
            "none" => None,
            word => Some(Code::of(word).ok_or(MarkError)?),
        };
        let late_minutes = parts.next().map(str::parse::<i64>).transpose().map_err(|_| MarkError)?;
        let mark = Self { target, code, late_minutes };
        if parts.next().is_none() && mark.makes_sense() { Ok(mark) } else { Err(MarkError) }
    }
}

impl Mark {
    /// Minutes belong to lateness, a lesson is shorter than five hours, and "the rest" can only be present or absent.
    fn makes_sense(&self) -> bool {
        let minutes = self.late_minutes.is_none_or(|minutes| (1..300).contains(&minutes) && self.code == Some(Code::Late));
        let rest = self.target != Target::Rest || matches!(self.code, Some(Code::Present | Code::Absent));
        minutes && rest && !matches!(self.code, Some(Code::Makeup | Code::Trial))
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.target {
            Target::Rest => out.write_str("rest")?,
            Target::One(learner) => write!(out, "{learner}")?,
        }
        write!(out, ".{}", self.code.map_or("none", Code::word))?;
        self.late_minutes.map_or(Ok(()), |minutes| write!(out, ".{minutes}"))
    }
}

/// What a mark did to one learner: the answer to the board and the body of the live event.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Marked {
    /// Whom.
    pub learner: LearnerId,
    /// The code now; none: the mark was taken back.
    pub code: Option<Code>,
    /// Minutes late.
    pub late_minutes: Option<i64>,
    /// Hours left afterwards.
    pub balance: Hours,
    /// Hours owed afterwards.
    pub owed: Hours,
    /// Grows with every change of this mark; an older version never replaces a newer one.
    pub version: i64,
}
