//! Rows that are one person, and rows that may be.

use super::At;
use shared::matching::{Person, Verdict};
use std::collections::HashMap;
use uuid::Uuid;

/// What is known about who is the same.
#[derive(Default)]
pub struct Same {
    /// Learners of the database.
    pub known: Vec<Known>,
    /// Numbers beside their own under which the database knows learners.
    pub aliases: HashMap<Box<str>, At>,
    /// Numbers beside their own under which these files know learners.
    pub found: Vec<(Box<str>, At)>,
    /// Former learners of the database who came back, with their state from now on.
    pub back: Vec<(At, String)>,
    /// Pairs that somebody must look at.
    pub pairs: Vec<Pair>,
}

/// A learner of the database as rows are compared with.
pub struct Known {
    pub at: At,
    pub person: Person,
    pub state: String,
}

/// Two learners who may be one person.
pub struct Pair {
    pub id: Uuid,
    /// Who was there first.
    pub first: At,
    pub second: At,
    pub verdict: Verdict,
}
