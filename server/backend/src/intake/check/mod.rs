//! Checking: every row becomes a record, or findings that say why not.

mod attendance;
mod catalogue;
mod classes;
mod contracts;
mod grades;
mod homework;
mod keys;
mod learners;

pub use grades::Grades;
pub use homework::Homeworks;

use super::{
    books::Books,
    read::{Line, Log, Row, Source},
};
use shared::intake::Table;

/// Takes a row of any sheet but the two that are written as they are read.
pub fn record(books: &mut Books, source: &Source, line: &Line, log: &mut Log) {
    let row = Row::new(line, source, log);
    match source.table {
        Table::Courses => catalogue::course(books, row),
        Table::Calendar => catalogue::day(books, row),
        Table::Staff => catalogue::staff(books, row),
        Table::Classes => classes::class(books, row),
        Table::Learners => learners::learner(books, row),
        Table::Contracts => contracts::contract(books, row),
        Table::Changes => contracts::change(books, row),
        Table::Attendance => attendance::mark(books, row),
        Table::Grades | Table::Homework => {}
    }
}

/// What can be told only when all marks are there: repeated rows.
pub fn repeated_marks(books: &mut Books, log: &mut Log) {
    attendance::repeated(books, log);
}
