//! What a family asks for.

use crate::error::{AppError, AppResult};
use serde::{Deserialize, Serialize};

/// Characters a correction or the reason of a refusal has at most.
const WORDS: usize = 1000;

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestKind {
    /// A copy of all data.
    Copy,
    /// Something is wrong.
    Correct,
    /// Everything is to go.
    Erase,
}

impl RequestKind {
    /// The word stored in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Copy => "copy",
            Self::Correct => "correct",
            Self::Erase => "erase",
        }
    }

    /// The kind of a stored word.
    #[must_use]
    pub fn of(word: &str) -> Self {
        [Self::Copy, Self::Correct].into_iter().find(|kind| kind.word() == word).unwrap_or(Self::Erase)
    }
}

/// Where a request stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    /// Asked, not answered. An erasure in its cool-off.
    Open,
    /// The school says yes. An erasure still waits for the end of its cool-off.
    Accepted,
    /// The school says no, and why.
    Refused,
    /// The family took it back.
    Withdrawn,
    /// It was carried out.
    Done,
}

impl RequestState {
    const ALL: [Self; 5] = [Self::Open, Self::Accepted, Self::Refused, Self::Withdrawn, Self::Done];

    /// The word stored in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Done => "done",
        }
    }

    /// The state of a stored word; anything unknown counts as open, so that somebody looks.
    #[must_use]
    pub fn of(word: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.word() == word).unwrap_or(Self::Open)
    }

    /// Whether something may still change.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Accepted)
    }
}

/// A request to be made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Asked {
    /// What.
    pub kind: RequestKind,
    /// What is wrong and how it should be; empty for other kinds.
    pub words: String,
}

impl Asked {
    /// Refuses a correction that does not say what is wrong.
    pub fn check(&self) -> AppResult<()> {
        let length = self.words.trim().chars().count();
        if self.kind == RequestKind::Correct && length == 0 {
            return Err(AppError::invalid("words", "missing"));
        }
        if length > WORDS {
            return Err(AppError::invalid("words", "long"));
        }
        Ok(())
    }
}

/// How the school answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Ending {
    /// Yes or no.
    pub accept: bool,
    /// Why not (law L13: no refusal without a written reason); otherwise empty.
    pub reason: String,
}

impl Ending {
    /// Refuses a refusal without a reason.
    pub fn check(&self) -> AppResult<()> {
        let length = self.reason.trim().chars().count();
        if !self.accept && length < 4 {
            return Err(AppError::invalid("reason", "missing"));
        }
        if length > WORDS {
            return Err(AppError::invalid("reason", "long"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, Ending, RequestKind};
    use crate::error::AppError;

    #[test]
    fn a_correction_says_what_is_wrong_and_a_refusal_says_why() {
        let ask = |kind, words: &str| Asked { kind, words: words.into() }.check();
        assert_eq!(ask(RequestKind::Correct, "  "), Err(AppError::invalid("words", "missing")));
        assert!(ask(RequestKind::Correct, "生日错了").is_ok() && ask(RequestKind::Erase, "").is_ok());
        assert_eq!(ask(RequestKind::Correct, &"长".repeat(1001)), Err(AppError::invalid("words", "long")));
        let end = |accept, reason: &str| Ending { accept, reason: reason.into() }.check();
        assert_eq!(end(false, " 不 "), Err(AppError::invalid("reason", "missing")));
        assert!(end(false, "学费尚未结清").is_ok() && end(true, "").is_ok());
    }
}
