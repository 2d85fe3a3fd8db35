//! What the sheet says was taken and is left, against what the books reckon.

use crate::intake::{
    books::{Books, Contract},
    read::Log,
};
use shared::{credits::Hours, intake::Kind};

/// Reports contracts whose sheet does not add up, or whose hours taken disagree with the attendance.
pub fn compare(books: &Books, log: &mut Log) {
    let mut gone = vec![Hours::ZERO; books.contracts.all().len()];
    for change in &books.changes {
        gone[change.contract as usize] += change.hours;
    }
    for (contract, gone) in books.contracts.all().iter().zip(gone) {
        if contract.origin.row > 0 {
            one(books, contract, gone, log);
        }
    }
}

fn one(books: &Books, contract: &Contract, gone: Hours, log: &mut Log) {
    let mut warn = |column, kind, value: Hours| log.note(contract.origin.sheet, contract.origin.row, Some(column), kind, Some(value.into()), None);
    let (taken, left) = contract.told;
    if let (Some(taken), Some(left)) = (taken, left) {
        let right = contract.purchased + contract.gift - taken - gone;
        if right != left {
            warn("剩余课时", Kind::BalanceMismatch, right);
        }
    }
    let refused = books.refused.hours.get(&contract.learner).copied().unwrap_or(Hours::ZERO);
    if let Some(taken) = taken
        && taken != contract.drawn
        && !(contract.drawn..=contract.drawn + refused).contains(&taken)
    {
        warn("已消课时", Kind::ConsumedMismatch, contract.drawn);
    }
}
