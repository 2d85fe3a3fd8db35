//! Which lots pay for a lesson: soonest expiry first, ties by age (domain rule 3, worked case 1).

use super::{Hours, Lot};
use crate::id::LotId;
use chrono::NaiveDate;

/// The outcome of a draw.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Drawn {
    /// Units taken from each lot, in the order they were taken; never zero.
    pub parts: Vec<(LotId, Hours)>,
    /// Units no lot could pay: the learner owes them.
    pub short: Hours,
}

/// Takes `units` for a lesson on `day` from `lots`, soonest expiry first; each lot checks its own dates.
#[must_use]
pub fn draw(lots: &[Lot], day: NaiveDate, units: Hours) -> Drawn {
    let mut open: Vec<&Lot> = lots.iter().filter(|lot| lot.covers(day) && lot.balance > Hours::ZERO).collect();
    open.sort_by_key(|lot| (lot.expires_on.is_none(), lot.expires_on, lot.rank));
    let mut short = units;
    let mut parts = Vec::new();
    for lot in open {
        if short <= Hours::ZERO {
            break;
        }
        let taken = short.min(lot.balance);
        parts.push((lot.id, taken));
        short -= taken;
    }
    Drawn { parts, short }
}
