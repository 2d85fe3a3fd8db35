//! The roll as this device knows it. It outlives its page until everything is sent.

use super::{
    act::{Act, accept, foresee},
    last::Last,
};
use crate::{attendance::tally::Tally, failure::Failure};
use leptos::prelude::*;
use shared::{
    attendance::{Board, Marked, Target, TileView},
    id::{LearnerId, LessonId},
};
use std::{collections::VecDeque, sync::Arc, sync::atomic::AtomicBool};

/// The roll of one lesson: what the server said, and the marks that are on their way to it.
#[derive(Clone)]
pub struct Roll {
    /// Which lesson.
    pub lesson: LessonId,
    pub(super) tiles: ArcRwSignal<Vec<TileView>>,
    /// Learners left out because their processing is restricted.
    pub(super) restricted: ArcRwSignal<i64>,
    pub(super) queue: ArcRwSignal<VecDeque<Act>>,
    pub(super) last: ArcRwSignal<Last>,
    pub(super) refused: ArcRwSignal<Vec<(LearnerId, Failure)>>,
    /// Whether the live stream stands.
    pub linked: ArcRwSignal<bool>,
    /// Whose other states are being chosen from.
    pub chosen: ArcRwSignal<Option<LearnerId>>,
    /// Script runs: what needs it may be shown.
    pub ready: ArcRwSignal<bool>,
    pub(super) sending: Arc<AtomicBool>,
}

/// A tile as it is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Seen {
    /// What is known, and what is on its way.
    pub tile: TileView,
    /// Whether a mark is on its way.
    pub waiting: bool,
    /// Why the last mark was refused.
    pub refusal: Option<Failure>,
}

impl Roll {
    /// The roll as the server read it; `failure` is what a plain form was answered.
    #[must_use]
    pub fn new(board: &Board, failure: Option<Failure>) -> Self {
        let last = failure.map_or_else(|| Last::seen(&board.tiles), |failure| Last::Refused { learner: None, failure });
        Self {
            lesson: board.lesson,
            tiles: ArcRwSignal::new(board.tiles.clone()),
            restricted: ArcRwSignal::new(board.restricted),
            queue: ArcRwSignal::default(),
            last: ArcRwSignal::new(last),
            refused: ArcRwSignal::default(),
            linked: ArcRwSignal::new(true),
            chosen: ArcRwSignal::default(),
            ready: ArcRwSignal::new(false),
            sending: Arc::default(),
        }
    }

    /// The roster, in its order.
    #[must_use]
    pub fn roster(&self) -> Vec<LearnerId> {
        self.tiles.read().iter().map(|tile| tile.learner).collect()
    }

    /// All tiles as they are shown: what is known, then what is on its way.
    #[must_use]
    pub fn shown(&self) -> Vec<TileView> {
        let mut tiles = self.tiles.get();
        for act in self.queue.read().iter() {
            for tile in &mut tiles {
                foresee(tile, &act.mark);
            }
        }
        tiles
    }

    /// One tile as it is shown.
    #[must_use]
    pub fn tile(&self, learner: LearnerId) -> Option<TileView> {
        let mut tile = self.tiles.read().iter().find(|tile| tile.learner == learner).cloned()?;
        self.queue.read().iter().for_each(|act| foresee(&mut tile, &act.mark));
        Some(tile)
    }

    /// One tile with what is said about its mark.
    #[must_use]
    pub fn seen(&self, learner: LearnerId) -> Option<Seen> {
        let tile = self.tile(learner)?;
        Some(Seen { tile, waiting: self.is_waiting(learner), refusal: self.refusal(learner) })
    }

    /// The name of a learner.
    #[must_use]
    pub fn name(&self, learner: LearnerId) -> String {
        self.tiles.read().iter().find(|tile| tile.learner == learner).map(|tile| tile.name.clone()).unwrap_or_default()
    }

    /// Whether a mark of this learner is on its way. The rest are those whose own tile has no mark yet.
    #[must_use]
    pub fn is_waiting(&self, learner: LearnerId) -> bool {
        let untaken = || self.tiles.read().iter().any(|tile| tile.learner == learner && tile.code.is_none());
        self.queue.read().iter().any(|act| match act.mark.target {
            Target::One(one) => one == learner,
            Target::Rest => untaken(),
        })
    }

    /// Why the last mark of this learner was refused.
    #[must_use]
    pub fn refusal(&self, learner: LearnerId) -> Option<Failure> {
        self.refused.read().iter().find(|(whose, _)| *whose == learner).map(|(_, failure)| failure.clone())
    }

    /// How the roll stands.
    #[must_use]
    pub fn tally(&self) -> Tally {
        Tally::of(self.shown().iter().map(|tile| tile.code))
    }

    /// Takes over what the server says of one learner.
    pub fn take(&self, marked: &Marked) {
        self.tiles.update(|tiles| tiles.iter_mut().for_each(|tile| accept(tile, marked)));
    }
}
