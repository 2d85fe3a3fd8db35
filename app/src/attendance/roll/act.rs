//! One tap: what it says, and how a tile looks before the answer.

use shared::{
    attendance::{Code, Mark, Marked, Target, TileView},
    id::LearnerId,
};

/// A mark on its way to the server.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Act {
    /// What is said.
    pub mark: Mark,
    /// The same for every try.
    pub key: String,
    /// How often it was tried in vain.
    pub tries: u32,
}

/// A mark of one learner.
#[must_use]
pub const fn one(learner: LearnerId, code: Option<Code>, late_minutes: Option<i64>) -> Mark {
    Mark { target: Target::One(learner), code, late_minutes }
}

/// Everyone who has no mark came.
pub const REST: Mark = Mark { target: Target::Rest, code: Some(Code::Present), late_minutes: None };

/// What a tap on a tile says: whoever is thought to be here is absent, everyone else is here after all.
#[must_use]
pub fn tap(tile: &TileView) -> Mark {
    let code = match tile.code {
        None | Some(Code::Present | Code::Trial | Code::Makeup) => Code::Absent,
        Some(Code::Absent | Code::Late | Code::Leave | Code::Sick) => Code::Present,
    };
    one(tile.learner, Some(code), None)
}

/// The mark that makes a tile again what it is now. Marks the board cannot set come back as present.
#[must_use]
pub fn restore(tile: &TileView) -> Mark {
    let code = tile.code.map(|code| if matches!(code, Code::Trial | Code::Makeup) { Code::Present } else { code });
    one(tile.learner, code, tile.late_minutes.filter(|_| code == Some(Code::Late)))
}

/// Whether a mark speaks of this tile.
#[must_use]
pub fn concerns(mark: &Mark, tile: &TileView) -> bool {
    match mark.target {
        Target::One(learner) => learner == tile.learner,
        Target::Rest => tile.code.is_none(),
    }
}

/// Shows a mark before the server has answered.
pub fn foresee(tile: &mut TileView, mark: &Mark) {
    if concerns(mark, tile) {
        tile.code = mark.code.map(|code| if tile.trial && code == Code::Present { Code::Trial } else { code });
        tile.late_minutes = mark.late_minutes;
    }
}

/// Takes over what the server says. An older version never replaces a newer one.
pub fn accept(tile: &mut TileView, marked: &Marked) {
    if tile.learner == marked.learner && marked.version > tile.version {
        tile.code = marked.code;
        tile.late_minutes = marked.late_minutes;
        tile.balance = marked.balance;
        tile.owed = marked.owed;
        tile.version = marked.version;
    }
}

#[cfg(test)]
mod tests {
    use super::{REST, accept, foresee, restore, tap};
    use shared::{
        attendance::{Code, Marked, TileView},
        credits::Hours,
        id::LearnerId,
    };

    fn tile(code: Option<Code>) -> TileView {
        let learner = LearnerId::from("00000000000000000000000000000001".parse::<LearnerId>().unwrap().0);
        TileView { learner, name: "曾静".into(), code, late_minutes: None, balance: Hours::whole(5), owed: Hours::ZERO, trial: false, version: 3 }
    }

    #[test]
    fn a_tap_turns_here_into_absent_and_anything_else_into_here() {
        let said = |code| tap(&tile(code)).code;
        assert_eq!([said(None), said(Some(Code::Present)), said(Some(Code::Absent))], [Some(Code::Absent), Some(Code::Absent), Some(Code::Present)]);
        assert_eq!([said(Some(Code::Late)), said(Some(Code::Sick))], [Some(Code::Present); 2]);
    }

    #[test]
    fn the_rest_is_whoever_has_no_mark() {
        let (mut untaken, mut absent, mut guest) = (tile(None), tile(Some(Code::Absent)), TileView { trial: true, ..tile(None) });
        for tile in [&mut untaken, &mut absent, &mut guest] {
            foresee(tile, &REST);
        }
        assert_eq!([untaken.code, absent.code, guest.code], [Some(Code::Present), Some(Code::Absent), Some(Code::Trial)]);
    }

    #[test]
    fn undo_says_what_was_there() {
        let late = TileView { late_minutes: Some(10), ..tile(Some(Code::Late)) };
        assert_eq!((restore(&late).code, restore(&late).late_minutes), (Some(Code::Late), Some(10)));
        assert_eq!((restore(&tile(None)).code, restore(&tile(Some(Code::Trial))).code), (None, Some(Code::Present)));
    }

    #[test]
    fn an_older_answer_changes_nothing() {
        let mut tile = tile(Some(Code::Absent));
        let answer = |version| Marked { learner: tile.learner, code: None, late_minutes: None, balance: Hours::whole(6), owed: Hours::ZERO, version };
        let (old, new) = (answer(3), answer(4));
        accept(&mut tile, &old);
        assert_eq!((tile.code, tile.balance), (Some(Code::Absent), Hours::whole(5)));
        accept(&mut tile, &new);
        assert_eq!((tile.code, tile.balance, tile.version), (None, Hours::whole(6), 4));
    }
}
