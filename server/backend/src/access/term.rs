//! When a role that is given holds.

use crate::{Cx, clock::midnight};
use shared::{access::GiveRole, time::At};

/// From now or the midnight of its first day on the school's clock, until the midnight after its last.
pub(super) fn term(cx: &Cx, role: &GiveRole) -> (At, Option<At>) {
    let from = role.from_on.filter(|day| *day > cx.today().date).map_or(cx.clock.now(), |day| midnight(day, &cx.zone));
    (from, role.last_on.and_then(|day| day.succ_opt()).map(|day| midnight(day, &cx.zone)))
}
