//! Who may open a board and take a roll.

use crate::{Actor, Needs, Place, PlainRule, Rule};
use shared::{access::Permission, time::At};

/// See one's own lessons of today.
pub struct ViewToday;
/// See the board of a lesson.
pub struct ViewBoard;
/// Take the roll of a lesson.
pub struct MarkRoll;

impl PlainRule for ViewToday {
    fn admits(actor: &Actor) -> bool {
        actor.staff.is_some() && actor.may(Permission::TakeOwnRoll) || actor.may(Permission::TakeRoll)
    }
}

impl Rule for ViewBoard {
    /// The lesson's class, with whoever gives the lesson among its teachers.
    type Facts = Place;

    fn allows(actor: &Actor, place: &Place, _: At) -> bool {
        actor.reaches_class(Needs::ROLL, place)
    }
}

impl Rule for MarkRoll {
    type Facts = Place;

    fn allows(actor: &Actor, place: &Place, _: At) -> bool {
        actor.reaches_class(Needs::ROLL, place)
    }
}
