//! What was done last, for the foot of the board.

use super::act::{concerns, restore};
use crate::failure::Failure;
use shared::{
    attendance::{Mark, Target, TileView},
    id::LearnerId,
};

/// What was done last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Last {
    /// Nothing yet.
    Nothing,
    /// One learner was marked; `undo` says what was there before.
    One {
        /// What was said.
        mark: Mark,
        /// What takes it back.
        undo: Mark,
    },
    /// All of these were marked present at once.
    Rest(Vec<LearnerId>),
    /// So many were taken back at once.
    Back(usize),
    /// The server said no, of one learner or of the rest.
    Refused {
        /// Whom it was about.
        learner: Option<LearnerId>,
        /// Why.
        failure: Failure,
    },
}

impl Last {
    /// What `mark` is about to do to the tiles as they are shown.
    pub fn of(mark: Mark, tiles: &[TileView]) -> Self {
        let before = tiles.iter().filter(|tile| concerns(&mark, tile));
        match mark.target {
            Target::Rest => Self::Rest(before.map(|tile| tile.learner).collect()),
            Target::One(learner) => {
                let undo = before.map(restore).next().unwrap_or(super::act::one(learner, None, None));
                Self::One { mark, undo }
            }
        }
    }

    /// What the roster itself tells: the one mark that is newer than all others. What was there before it is not known.
    pub fn seen(tiles: &[TileView]) -> Self {
        let newest = tiles.iter().filter(|tile| tile.code.is_some()).map(|tile| tile.version).max();
        let mut those = tiles.iter().filter(|tile| Some(tile.version) == newest);
        match (those.next(), those.next()) {
            (Some(tile), None) => Self::One { mark: restore(tile), undo: super::act::one(tile.learner, None, None) },
            _ => Self::Nothing,
        }
    }

    /// The learner the foot speaks of.
    pub const fn learner(&self) -> Option<LearnerId> {
        match self {
            Self::One { mark: Mark { target: Target::One(learner), .. }, .. } => Some(*learner),
            Self::Refused { learner, .. } => *learner,
            _ => None,
        }
    }
}
