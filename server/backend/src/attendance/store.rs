//! Rows of lessons, rosters, marks and the entries they cause.

mod day;
mod entries;
mod lesson;
mod marks;
mod roster;

pub(super) use day::{campus_of, day, next_lesson};
pub(super) use entries::{EntryRow, entries, lots, move_lot, save_entries};
pub(super) use lesson::{LessonRow, OnLesson, lesson, lock};
pub(super) use marks::{MarkRow, drop_marks, save_marks};
pub(super) use roster::{balances, roster};
