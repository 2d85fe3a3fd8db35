//! Somebody opened very many archives.

use super::Name;
use crate::{
    error::{AppError, AppResult},
    id::{AccountId, AlarmId},
};
use serde::{Deserialize, Serialize};

/// What was noticed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Noticed {
    /// Very many within an hour.
    Hour,
    /// Very many within a day.
    Day,
    /// So many within an hour that further archives stay shut for another.
    Shut,
}

impl Noticed {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Hour, Self::Day, Self::Shut];

    /// The word stored in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hour => "many_read_hour",
            Self::Day => "many_read_day",
            Self::Shut => "archives_shut",
        }
    }

    /// What a stored word means.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|noticed| noticed.word() == word)
    }

    /// Seconds that are looked at together.
    #[must_use]
    pub const fn span(self) -> i64 {
        match self {
            Self::Hour | Self::Shut => 3600,
            Self::Day => 24 * 3600,
        }
    }
}

/// An alarm that nobody has settled.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Alarm {
    /// Which one.
    pub id: AlarmId,
    /// Who opened the archives.
    pub account: Name<AccountId>,
    /// What was noticed.
    pub noticed: Noticed,
    /// Learners whose archives were opened.
    pub learners: i64,
    /// When it was noticed, on the wall clock: date and time.
    pub at: String,
    /// Whether the reader may settle it: nobody settles their own.
    pub can_settle: bool,
}

impl Alarm {
    /// Alarms that are shown and counted at most.
    pub const SHOWN: i64 = 20;
    /// Characters of a note at most.
    pub const LONGEST: usize = 300;

    /// The note without blanks around it; refused at `note` when it is empty (`required`) or too long (`long`).
    pub fn note(note: &str) -> AppResult<&str> {
        let note = note.trim();
        if note.is_empty() {
            return Err(AppError::invalid("note", "required"));
        }
        if note.chars().count() > Self::LONGEST {
            return Err(AppError::invalid("note", "long"));
        }
        Ok(note)
    }
}

#[cfg(test)]
mod tests {
    use super::{Alarm, Noticed};
    use crate::error::AppError;

    #[test]
    fn every_word_leads_back_and_a_note_says_something() {
        for noticed in Noticed::ALL {
            assert_eq!(Noticed::of(noticed.word()), Some(noticed));
        }
        assert_eq!(Alarm::note(" 期末电话回访 "), Ok("期末电话回访"));
        assert_eq!(Alarm::note("  "), Err(AppError::invalid("note", "required")));
        assert_eq!(Alarm::note(&"长".repeat(301)), Err(AppError::invalid("note", "long")));
    }
}
