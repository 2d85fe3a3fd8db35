//! Reckoning: who was in which class when, which contract paid for which lesson, and what is left.

mod account;
mod order;
mod pay;
mod stays;
mod told;

use super::{
    books::{Books, Mark},
    read::Log,
};
use account::Account;
use chrono::NaiveDate;
use shared::attendance::Code;

/// Plays every learner's contracts, changes and marks in the order of days.
pub fn reckon(books: &mut Books, log: &mut Log, today: NaiveDate) {
    carry_over(books);
    let order = order::Order::of(books);
    books.draws.reserve_exact(books.marks.iter().filter(|mark| mark.hours > 0).count());
    for learner in order.learners() {
        let mut account = Account::open(books, &order, learner);
        account.play(books, log, &order, learner);
        account.close(books, today);
    }
    told::compare(books, log);
    keep_news(books);
}

/// Leaves the marks that are to be written, and notes which lessons they belong to.
fn keep_news(books: &mut Books) {
    books.marks.retain(|mark| !mark.refused);
    let all = books.marks.len();
    let known = std::mem::take(&mut books.known_marks);
    books.marks.retain(|mark| !known.contains(&(mark.class, mark.learner, mark.on_date)));
    books.marks_again = all - books.marks.len();
    for at in 0..books.marks.len() {
        let Mark { class, lesson, code, .. } = books.marks[at];
        let lesson = &mut books.classes.get_mut(class).lessons[lesson as usize];
        if code != Code::Makeup && !lesson.taken {
            lesson.taken = true;
            lesson.newly_taken = true;
        }
    }
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
