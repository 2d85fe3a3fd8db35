//! What the sheet says was taken and is left, against what the books reckon.

use crate::intake::{
    books::{Books, Told},
    read::Log,
};
use shared::{credits::Hours, intake::Kind};
use std::collections::BTreeMap;

/// A contract's hours as the sheet tells them, and as the books have them.
struct Pair<'a> {
    told: &'a Told,
    taken: Hours,
    drawn: Hours,
    is_refused: bool,
}

/// Reports contracts whose sheet does not add up, or whose hours taken disagree with the attendance.
pub fn compare(books: &Books, log: &mut Log) {
    let stored = books.contracts.all().iter().map(|contract| (&books.learners.get(contract.learner).no, &contract.told, contract.drawn, false));
    let refused = books.refused.contracts.values().flatten().map(|(no, told)| (no, told, Hours::ZERO, true));
    let mut learners: BTreeMap<&str, Vec<Pair>> = BTreeMap::new();
    for (no, told, drawn, is_refused) in stored.chain(refused).filter(|(_, told, ..)| told.origin.row > 0) {
        adds_up(told, log);
        if let Some(taken) = told.taken {
            learners.entry(no).or_default().push(Pair { told, taken, drawn, is_refused });
        }
    }
    for (no, pairs) in learners {
        agree(&pairs, books.refused.hours.get(no).copied(), log);
    }
}

fn adds_up(told: &Told, log: &mut Log) {
    let (Some(granted), Some(taken), Some(left)) = (told.granted, told.taken, told.left) else { return };
    let right = granted - taken - told.gone;
    if right != left {
        warn(told, "剩余课时", Kind::BalanceMismatch, right, log);
    }
}

/// The contracts of one learner. Where attendance was refused, a contract that is used up must still agree, unless it paid
/// in the place of a refused one; of the others only the sum can be compared: what was refused explains hours that the
/// sheet has and the books have not.
fn agree(pairs: &[Pair], refused: Option<Hours>, log: &mut Log) {
    let whole = pairs.iter().all(|pair| !pair.is_refused);
    let (exact, loose): (Vec<&Pair>, Vec<&Pair>) = pairs.iter().partition(|pair| refused.is_none() || whole && pair.is_used_up());
    for pair in exact.iter().filter(|pair| pair.taken != pair.drawn) {
        warn(pair.told, "已消课时", Kind::ConsumedMismatch, pair.drawn, log);
    }
    let refused = refused.unwrap_or(Hours::ZERO);
    let off: Hours = loose.iter().map(|pair| pair.drawn - pair.taken).sum::<Hours>() + refused;
    let fits = |pair: &&&Pair| (pair.drawn..=pair.drawn + refused).contains(&(pair.taken + off));
    let odd = |pair: &&&Pair| !(pair.drawn..=pair.drawn + refused).contains(&pair.taken);
    if off != Hours::ZERO
        && let Some(pair) = loose.iter().find(|pair| fits(pair) && odd(pair)).or_else(|| loose.iter().find(fits)).or(loose.last())
    {
        warn(pair.told, "已消课时", Kind::ConsumedMismatch, pair.taken + off, log);
    }
}

impl Pair<'_> {
    /// Whether lessons took all its hours.
    fn is_used_up(&self) -> bool {
        self.told.granted.is_some_and(|granted| granted - self.told.gone == self.drawn)
    }
}

fn warn(told: &Told, column: &'static str, kind: Kind, value: Hours, log: &mut Log) {
    log.note(told.origin.sheet, told.origin.row, Some(column), kind, Some(value.into()), None);
}
