//! Who may see classes.

use crate::{Actor, Needs, Place, PlainRule, Rule};
use shared::{access::Permission, time::At};

/// See the list of classes, within one's scope.
pub struct ListClasses;
/// See one class: roster, lessons, attendance.
pub struct ViewClass;

impl PlainRule for ListClasses {
    fn admits(actor: &Actor) -> bool {
        actor.may(Permission::ReadClasses) || actor.may(Permission::ReadOwnClasses)
    }
}

impl Rule for ViewClass {
    type Facts = Place;

    fn allows(actor: &Actor, place: &Place, _: At) -> bool {
        actor.reaches_class(Needs::CLASSES, place)
    }
}
