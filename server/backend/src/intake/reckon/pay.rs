//! Paying for a lesson, or saying why nobody does.

use crate::intake::{
    books::{At, Books, Change, Draw, Entry, Mark},
    read::Log,
};
use shared::{
    credits::{Hours, Lot, draw},
    intake::Kind,
};

/// Whether a contract of the learner for the course was refused: it may be the one that pays.
fn follows(books: &Books, mark: Mark) -> bool {
    let bought = (books.learners.get(mark.learner).no.clone(), books.classes.get(mark.class).course);
    books.refused.bought.contains(&bought)
}

/// Refuses a mark of a learner who had no place in the class.
pub fn refuse(books: &mut Books, log: &mut Log, at: usize, mark: Mark) {
    let follows = follows(books, mark);
    log.note(mark.sheet.into(), mark.row, None, if follows { Kind::ContractRefused } else { Kind::NotInClass }, None, None);
    books.marks[at].refused = true;
    if follows {
        unpaid(books, mark, Hours(mark.hours.into()));
    }
}

/// Hours that the sheet counts and no lot paid.
fn unpaid(books: &mut Books, mark: Mark, hours: Hours) {
    let no = books.learners.get(mark.learner).no.clone();
    *books.refused.hours.entry(no).or_default() += hours;
}

/// Draws a lesson from the open contracts.
pub fn pay(books: &mut Books, log: &mut Log, at: usize, mark: Mark, open: &[At]) {
    let lots: Vec<Lot> = open.iter().flat_map(|at| lots(books, *at)).collect();
    let drawn = draw(&lots, mark.on_date, Hours(mark.hours.into()));
    if drawn.short > Hours::ZERO && follows(books, mark) {
        return refuse(books, log, at, mark);
    }
    for (lot, hours) in drawn.parts {
        let Some(at) = open.iter().find(|at| books.contracts.get(**at).lots.contains(&lot)) else { continue };
        let contract = books.contracts.get_mut(*at);
        let gift = contract.lots[1] == lot;
        contract.left[usize::from(gift)] -= hours;
        contract.drawn += hours;
        contract.last_draw = Some(mark.on_date);
        let hours = i32::try_from(hours.0).unwrap_or(i32::MAX);
        books.draws.push(Draw { contract: *at, class: mark.class, on_date: mark.on_date, hours, gift });
    }
    if drawn.short > Hours::ZERO {
        unpaid(books, mark, drawn.short);
        books.marks[at].owed = i32::try_from(drawn.short.0).unwrap_or(i32::MAX);
        log.note(mark.sheet.into(), mark.row, Some("扣课时"), Kind::HoursShort, Some(drawn.short.into()), None);
    }
}

fn lots(books: &Books, at: At) -> [Lot; 2] {
    let contract = books.contracts.get(at);
    [false, true].map(|gift| Lot {
        id: contract.lots[usize::from(gift)],
        balance: contract.left[usize::from(gift)],
        starts_on: contract.signed,
        expires_on: contract.expires,
        rank: contract.rank(gift),
    })
}

/// Takes refunded or converted hours from a contract: from the purchase first, then from the gift.
pub fn take(books: &mut Books, at: usize, class: At, kind: &'static str) {
    let Change { contract: place, on_date, mut hours, mut fen, ref origin, .. } = books.changes[at];
    if origin.stored {
        return;
    }
    for gift in [false, true] {
        let contract = books.contracts.get_mut(place);
        let part = hours.min(contract.left[usize::from(gift)]);
        if part > Hours::ZERO {
            contract.left[usize::from(gift)] -= part;
            hours -= part;
            books.entries.push(Entry { contract: place, gift, class, on_date, kind, hours: -part, fen: -std::mem::take(&mut fen) });
        }
    }
}
