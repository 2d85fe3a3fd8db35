//! How two cells agree.

use crate::Set;
use strsim::{jaro_winkler, osa_distance};

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Names and words.
    Name,
    /// Numbers and codes.
    Number,
    /// Days, digit by digit.
    Date,
}

/// How well two cells agree: the higher, the better. None: one of them is not known.
pub type Level = Option<usize>;
/// Levels a comparison has.
pub const LEVELS: usize = 4;

impl Kind {
    /// The kind after the colon.
    pub fn of(header: &str) -> Option<Self> {
        match header.rsplit_once(':')?.1 {
            "name" => Some(Self::Name),
            "number" => Some(Self::Number),
            "date" => Some(Self::Date),
            _ => None,
        }
    }

    fn level(self, one: &str, other: &str) -> usize {
        match self {
            _ if one == other => 3,
            Self::Name => match jaro_winkler(one, other) {
                like if like >= 0.9 => 2,
                like if like >= 0.7 => 1,
                _ => 0,
            },
            Self::Number | Self::Date => match osa_distance(one, other) {
                1 => 2,
                2 => 1,
                _ => 0,
            },
        }
    }
}

/// A cell without case and blanks around it.
pub fn plain(cell: &str) -> String {
    cell.trim().to_lowercase()
}

/// Compares all columns of two records.
pub fn all(set: &Set, one: usize, other: usize) -> Vec<Level> {
    let cells = set.records[one].iter().zip(&set.records[other]).zip(&set.kinds);
    cells.map(|((one, other), kind)| (!one.is_empty() && !other.is_empty()).then(|| kind.level(one, other))).collect()
}
