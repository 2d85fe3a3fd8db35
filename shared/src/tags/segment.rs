//! Saved segments (分群): filters of the list of learners under a name.

use crate::{id::SegmentId, people::LearnerFilter};
use serde::{Deserialize, Serialize};

/// Filters of the list that somebody keeps for themselves.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Segment {
    /// Which one.
    pub id: SegmentId,
    /// What it is called.
    pub name: String,
    /// What it shows; always its first page.
    pub filter: LearnerFilter,
}

impl Segment {
    /// Characters of a name at most.
    pub const LONGEST: usize = 20;
    /// Segments of one person at most.
    pub const MOST: i64 = 30;
}
