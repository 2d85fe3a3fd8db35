//! What is told of a row that is another of one person.

use crate::intake::{
    books::{At, Books},
    read::Log,
};
use shared::{
    intake::{Kind, Value},
    matching::NameMatch,
};
use std::collections::HashSet;

/// Columns of a row that hold phones.
const PHONES: [&str; 3] = ["家长1手机", "家长2手机", "联系电话"];

/// A row that was joined to another learner.
pub struct Told {
    pub at: At,
    pub first: At,
    pub kind: Kind,
}

/// How a name differs, as the import calls it.
pub const fn kind_of(name: NameMatch) -> Kind {
    match name {
        NameMatch::Traditional => Kind::NearTraditional,
        NameMatch::LookAlike => Kind::NearTypo,
        NameMatch::Homophone | NameMatch::SameSound => Kind::NearHomophone,
        _ => Kind::SamePerson,
    }
}

/// Tells of every row that was joined. That its phone is written otherwise is part of that.
pub fn tell(books: &Books, log: &mut Log, told: Vec<Told>) {
    let place = |told: &Told| (books.learners.get(told.at).origin.sheet, books.learners.get(told.at).origin.row);
    let alike: HashSet<_> = told.iter().filter(|told| told.kind == Kind::SamePerson).map(place).collect();
    let mut phones = log.take_phones(&alike, &PHONES);
    for told in told {
        let (sheet, row) = place(&told);
        let (column, kind, value) = match phones.remove(&(sheet, row)) {
            Some((column, phone)) => (column, Kind::NearPhone, phone),
            None => said(books, &told),
        };
        log.note(sheet, row, Some(column), kind, value, other_row(books, &told));
    }
}

fn said(books: &Books, told: &Told) -> (&'static str, Kind, Option<Value>) {
    match told.kind {
        Kind::NearTypo | Kind::NearHomophone | Kind::NearTraditional => ("姓名", told.kind, name(books, told.first)),
        kind => ("学员编号", kind, None),
    }
}

/// The name that is right.
fn name(books: &Books, first: At) -> Option<Value> {
    let filed = books.learners.get(first).file.as_deref().map(|file| file.name.clone());
    let stored = || books.same.known.iter().find(|known| known.at == first).map(|known| known.person.name.written.clone());
    filed.or_else(stored).map(Value::from)
}

/// The row of the other, where it stands in the same sheet.
fn other_row(books: &Books, told: &Told) -> Option<u32> {
    let (one, first) = (books.learners.get(told.at).origin, books.learners.get(told.first).origin);
    (first.row > 0 && first.sheet == one.sheet).then_some(first.row)
}
