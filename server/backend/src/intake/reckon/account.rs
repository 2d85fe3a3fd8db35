//! The account of one learner, played day by day.

use super::{
    order::Order,
    pay::{pay, refuse, take},
    stays,
};
use crate::intake::{
    books::{At, Books, Change, ChangeKind, Mark, Stay},
    read::Log,
};
use chrono::{Days, NaiveDate};
use shared::{attendance::Code, credits::Hours};

/// Where a contract is in use.
pub struct Seat {
    contract: At,
    class: At,
    since: NaiveDate,
    closed: bool,
}

/// A learner's contracts on the way through the days.
pub struct Account {
    seats: Vec<Seat>,
    /// Stays that are over.
    stays: Vec<Stay>,
    /// Pauses: class, first day, last day.
    pauses: Vec<(At, NaiveDate, Option<NaiveDate>)>,
}

impl Account {
    /// An account before its first day.
    pub fn open(books: &Books, order: &Order, learner: At) -> Self {
        let seat = |at: At| Seat { contract: at, class: books.contracts.get(at).class, since: books.contracts.get(at).signed, closed: false };
        Self { seats: order.contracts(learner).iter().map(|(_, at)| seat(*at)).collect(), stays: Vec::new(), pauses: Vec::new() }
    }

    /// Plays the days: what changes on a day holds from its start.
    pub fn play(&mut self, books: &mut Books, log: &mut Log, order: &Order, learner: At) {
        let mut changes = order.changes(learner).iter().map(|(_, at)| *at).peekable();
        for at in order.marks(learner, books.marks.len()) {
            let day = books.marks[at].on_date;
            while let Some(change) = changes.next_if(|change| books.changes[*change].on_date <= day) {
                self.change(books, change);
            }
            self.mark(books, log, at);
        }
        for change in changes {
            self.change(books, change);
        }
    }

    fn change(&mut self, books: &mut Books, at: usize) {
        let Change { contract, kind, on_date, to_class, .. } = books.changes[at];
        let Some(place) = self.seats.iter().position(|seat| seat.contract == contract) else { return };
        match kind {
            ChangeKind::Refund => take(books, at, self.seats[place].class, "refund"),
            ChangeKind::Transfer => self.transfer(books, at, place, to_class),
            ChangeKind::Pause => self.pauses.push((self.seats[place].class, on_date, None)),
            ChangeKind::Resume => self.resume(self.seats[place].class, on_date),
        }
        if matches!(kind, ChangeKind::Refund | ChangeKind::Transfer) && books.contracts.get(contract).balance() == Hours::ZERO {
            self.leave(books, place, on_date);
            self.seats[place].closed = true;
        }
    }

    fn transfer(&mut self, books: &mut Books, at: usize, place: usize, to_class: Option<At>) {
        let change = &books.changes[at];
        let (hours, day) = (change.hours, change.on_date);
        if hours > Hours::ZERO {
            return take(books, at, self.seats[place].class, "transfer_out");
        }
        if let Some(class) = to_class {
            self.leave(books, place, day);
            self.seats[place].class = class;
            self.seats[place].since = day;
        }
    }

    fn resume(&mut self, class: At, day: NaiveDate) {
        if let Some(open) = self.pauses.iter_mut().rev().find(|pause| pause.0 == class && pause.2.is_none()) {
            open.2 = Some(before(day));
        }
    }

    /// Ends the stay of a seat on the day before `day`.
    fn leave(&mut self, books: &Books, place: usize, day: NaiveDate) {
        let seat = &self.seats[place];
        let learner = books.contracts.get(seat.contract).learner;
        if !seat.closed {
            let bound = bound(books, seat, before(day)).unwrap_or(before(day)).min(before(day));
            self.stays.push(Stay { class: seat.class, learner, contract: Some(seat.contract), from: seat.since, until: Some(bound), trial: false });
        }
    }

    fn mark(&mut self, books: &mut Books, log: &mut Log, at: usize) {
        let mark = books.marks[at];
        if books.known_marks.contains(&(mark.class, mark.learner, mark.on_date)) {
            return;
        }
        if mark.code == Code::Trial && mark.hours == 0 {
            let day = mark.on_date;
            self.stays.push(Stay { class: mark.class, learner: mark.learner, contract: None, from: day, until: Some(day), trial: true });
            return;
        }
        let open: Vec<At> = self.seats.iter().filter(|seat| !seat.closed && covers(books, seat, &mark)).map(|seat| seat.contract).collect();
        if open.is_empty() {
            refuse(books, log, at, mark);
        } else if mark.hours > 0 {
            pay(books, log, at, mark, &open);
        }
    }

    /// Ends the account: writes down the stays.
    pub fn close(mut self, books: &mut Books, today: NaiveDate) {
        for seat in &self.seats {
            books.contracts.get_mut(seat.contract).now_in = seat.class;
        }
        for seat in self.seats.iter().filter(|seat| !seat.closed) {
            let learner = books.contracts.get(seat.contract).learner;
            let until = bound(books, seat, before(today));
            self.stays.push(Stay { class: seat.class, learner, contract: Some(seat.contract), from: seat.since, until, trial: false });
        }
        stays::settle(self.stays, &self.pauses, &mut books.stays);
    }
}

fn before(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(1)).unwrap_or(day)
}

/// The last day of a seat, if it is not after `known`: used up, expired, or the class is over.
fn bound(books: &Books, seat: &Seat, known: NaiveDate) -> Option<NaiveDate> {
    let contract = books.contracts.get(seat.contract);
    let used_up = (contract.balance() == Hours::ZERO).then(|| contract.last_draw.unwrap_or(before(seat.since)));
    let ends = [used_up, contract.expires.filter(|day| *day <= known), Some(books.classes.get(seat.class).ends).filter(|day| *day <= known)];
    ends.into_iter().flatten().min()
}

fn covers(books: &Books, seat: &Seat, mark: &Mark) -> bool {
    let contract = books.contracts.get(seat.contract);
    seat.class == mark.class && contract.signed <= mark.on_date && contract.expires.is_none_or(|last| mark.on_date <= last)
}
