//! Live updates on the wire.

use crate::{
    attendance::Marked,
    id::{ClassId, ImportId, LearnerId},
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// What a stream watches: `class.<id>`, `learner.<id>`, `import.<id>`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Topic {
    /// A class: every mark of it.
    Class(ClassId),
    /// A learner: everything that happens to them.
    Learner(LearnerId),
    /// An import: its progress and its end.
    Import(ImportId),
}

impl fmt::Display for Topic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Class(id) => write!(out, "class.{id}"),
            Self::Learner(id) => write!(out, "learner.{id}"),
            Self::Import(id) => write!(out, "import.{id}"),
        }
    }
}

impl FromStr for Topic {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, id) = text.split_once('.').unwrap_or(("", text));
        Ok(match kind {
            "class" => Self::Class(id.parse()?),
            "import" => Self::Import(id.parse()?),
            _ => Self::Learner(id.parse()?),
        })
    }
}

/// The body of an event.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Update {
    /// A learner was marked in a lesson.
    Marked {
        /// Which lesson.
        lesson: crate::id::LessonId,
        /// The tile as it is now.
        mark: Marked,
    },
    /// Something changed: read again.
    Changed,
}
