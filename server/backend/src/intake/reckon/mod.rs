//! Reckoning: who was in which class when, which contract paid for which lesson, and what is left.

mod account;
mod order;
mod stays;
mod told;

use super::{books::Books, read::Log};
use account::Account;
use chrono::NaiveDate;

/// Plays every learner's contracts, changes and marks in the order of days.
pub fn reckon(books: &mut Books, log: &mut Log, today: NaiveDate) {
    carry_over(books);
    let order = order::Order::of(books);
    for learner in order.learners() {
        let mut account = Account::open(books, &order, learner);
        account.play(books, log, &order, learner);
        account.close(books, today);
    }
    books.marks.retain(|mark| !mark.refused);
    told::compare(books, log);
}

/// Hours converted from another contract are worth what they were worth there.
fn carry_over(books: &mut Books) {
    for at in 0..books.contracts.all().len() {
        let (Some(from), signed) = (books.contracts.all()[at].from, books.contracts.all()[at].signed) else { continue };
        let change = books.change_at.get(&(from, signed, super::books::ChangeKind::Transfer)).map(|at| books.changes[*at].fen);
        let contract = &mut books.contracts.all_mut()[at];
        contract.worth = contract.paid + change.unwrap_or_default();
    }
}
