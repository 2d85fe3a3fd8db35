//! What other devices do to the same roll.

use super::store::Roll;
use crate::{
    attendance::api::read_board,
    live::{heard, listen},
};
use leptos::{prelude::*, task::spawn_local};
use shared::{
    attendance::Board,
    id::ClassId,
    live::{Topic, Update as Told},
};

/// Follows the class from event `seq` on, as long as the page lives.
pub fn follow(roll: &Roll, class: ClassId, seq: i64) {
    let roll = roll.clone();
    Effect::new(move || {
        let (told, link) = (roll.clone(), roll.linked.clone());
        listen(&[Topic::Class(class)], seq, move |body| told.hear(body), move |stands| link.set(stands));
        roll.ready.set(true);
    });
}

impl Roll {
    fn hear(&self, body: &str) {
        match heard(body) {
            Told::Marked { lesson, mark } if lesson == self.lesson => self.take(&mark),
            Told::Marked { .. } => {}
            Told::Changed => self.read_again(),
        }
    }

    /// Too much was missed, or the roster changed: the server's board replaces what is known. What is on its way stays.
    fn read_again(&self) {
        let roll = self.clone();
        spawn_local(async move {
            let before = roll.tiles.get_untracked();
            let Ok(board) = read_board(roll.lesson).await else { return };
            roll.replace(board, &before);
        });
    }

    /// Tiles that were marked while the board was being read are newer than it.
    fn replace(&self, board: Board, before: &[shared::attendance::TileView]) {
        self.restricted.set(board.restricted);
        self.tiles.update(|tiles| {
            let mut fresh = board.tiles;
            for tile in &mut fresh {
                let newer = tiles.iter().find(|own| own.learner == tile.learner && !before.contains(own));
                if let Some(own) = newer.filter(|own| own.version > tile.version) {
                    *tile = own.clone();
                }
            }
            *tiles = fresh;
        });
    }
}
