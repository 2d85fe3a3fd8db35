//! Looking up what a row refers to, and noticing rows that repeat another.

use crate::intake::{
    books::{At, Books, Campus, Origin},
    read::Row,
};
use shared::intake::{Kind, cells};

/// Where a row's record comes from.
pub fn origin(row: &Row) -> Origin {
    Origin { sheet: row.sheet(), row: row.number(), print: row.print(), stored: false }
}

/// Whether a row repeats one of this import with the same key; if so it says so and is refused.
pub fn repeats(row: &mut Row, column: &'static str, first: Origin) -> bool {
    if first.row == 0 {
        return false;
    }
    if first.print == row.print() {
        row.note_with(None, Kind::RowDuplicate, None, Some(first.row));
    } else {
        row.note_with(Some(column), Kind::KeyRepeated, None, Some(first.row));
    }
    true
}

/// The campus of a row, which need not have been known before.
pub fn campus(books: &mut Books, row: &mut Row) -> Option<At> {
    let name = row.need("校区", cells::campus)?;
    let known = books.campuses.find(&name);
    Some(known.unwrap_or_else(|| books.campuses.put(&name.clone(), Campus { id: crate::new_id(), name, stored: false })))
}

/// The course of a row.
pub fn course(books: &Books, row: &mut Row) -> Option<At> {
    let code = row.need("课程代码", cells::code)?;
    let found = books.courses.find(&code);
    if found.is_none() {
        row.note(Some("课程代码"), Kind::UnknownCourse, None);
    }
    found
}

/// The class a column names.
pub fn class(books: &Books, row: &mut Row, column: &'static str) -> Option<At> {
    let code = row.need(column, cells::code)?;
    let found = books.classes.find(&code);
    if found.is_none() {
        let refused = books.refused.classes.contains(code.as_ref());
        row.note(Some(column), if refused { Kind::ClassRefused } else { Kind::UnknownClass }, None);
    }
    found
}

/// The learner of a row.
pub fn learner(books: &Books, row: &mut Row) -> Option<At> {
    let no = row.need("学员编号", cells::code)?;
    let found = books.learners.find(&no);
    if found.is_none() {
        let refused = books.refused.learners.contains(no.as_ref());
        row.note(Some("学员编号"), if refused { Kind::LearnerRefused } else { Kind::UnknownLearner }, None);
    }
    let restricted = is_restricted(books, row, found);
    found.filter(|_| !restricted)
}

/// Whether processing of a learner is restricted; if so the row says it and is left out.
pub fn is_restricted(books: &Books, row: &mut Row, learner: Option<At>) -> bool {
    let restricted = learner.is_some_and(|at| books.learners.get(at).restricted);
    if restricted {
        row.note(Some("学员编号"), Kind::LearnerRestricted, None);
    }
    restricted
}

/// Whether the row is about a learner who was refused and never bought the class's course: who does not belong there.
pub fn is_stranger(books: &Books, row: &Row, class: Option<At>) -> bool {
    let (Some(class), Some(no)) = (class, cells::code(row.cell("学员编号")).value) else { return false };
    books.refused.learners.contains(no.as_ref()) && !books.refused.bought.contains(&(no.into(), books.classes.get(class).course))
}
