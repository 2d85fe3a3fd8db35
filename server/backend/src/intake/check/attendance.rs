//! Outcomes of lessons, kept small: a large school has millions.

use super::keys::{class, is_stranger, learner};
use crate::intake::{
    books::{Books, Mark},
    read::{Log, Row},
};
use chrono::NaiveDate;
use shared::{
    attendance::Code,
    credits::Hours,
    intake::{
        Kind, Value, attendance_code,
        cells::{self, Cell, Read},
    },
};

pub fn mark(books: &mut Books, mut row: Row) {
    let on_date = row.need("日期", cells::date);
    let class = class(books, &mut row, "班级编号");
    let no = row.need("课次", cells::count);
    let code = row.need("状态", |cell| code(cell)).and_then(|word| attendance_code(&word));
    if code != Some(Code::Trial) && is_stranger(books, &row, class) {
        return row.note(None, Kind::NotInClass, None);
    }
    let learner = learner(books, &mut row);
    row.take("姓名", cells::name);
    let hours = row.need("扣课时", cells::hours);
    let note = row.take("备注", cells::note);
    let lesson = match (class, no, on_date, code) {
        (Some(class), Some(no), Some(day), Some(code)) => lesson(books, &mut row, class, no, day, code),
        _ => None,
    };
    let made = || Some((on_date?, class?, learner?, code?, hours?, lesson?));
    let Some((on_date, class, learner, code, hours, lesson)) = made().filter(|_| row.is_good()) else {
        return refused(books, &row, hours);
    };
    let note = note.map_or(0, |note| {
        books.notes.push(note.into());
        u32::try_from(books.notes.len()).unwrap_or(0)
    });
    let hours = i32::try_from(hours.0).unwrap_or(i32::MAX);
    let sheet = u8::try_from(row.sheet()).unwrap_or(u8::MAX);
    books.marks.push(Mark { learner, class, on_date, row: row.number(), lesson, hours, owed: 0, note, code, sheet, refused: false });
}

fn code(cell: &Cell) -> Read<String> {
    cells::text(cell).and(|word| if attendance_code(&word).is_some() { Read::good(word) } else { Read::refused(Kind::ValueBad) })
}

/// The lesson of that number; a make-up is held on another day than the lesson it makes up for.
fn lesson(books: &Books, row: &mut Row, class: u32, no: i64, day: NaiveDate, code: Code) -> Option<u32> {
    let lessons = &books.classes.get(class).lessons;
    let Ok(at) = lessons.binary_search_by_key(&no, |lesson| lesson.no) else {
        row.note(Some("课次"), Kind::UnknownLesson, None);
        return None;
    };
    if code != Code::Makeup && lessons[at].on_date != day {
        row.note(Some("日期"), Kind::LessonMismatch, Some(Value::from(lessons[at].on_date)));
    }
    u32::try_from(at).ok()
}

/// A refused row still explains why a contract's hours differ from the sheet's.
fn refused(books: &mut Books, row: &Row, hours: Option<Hours>) {
    let Some(no) = cells::code(row.cell("学员编号")).value else { return };
    let told = hours.or_else(|| cells::hours(&without_sign(row.cell("扣课时"))).value).unwrap_or(Hours::ZERO);
    *books.refused.hours.entry(no.into()).or_default() += told;
}

fn without_sign<'c>(cell: &Cell<'c>) -> Cell<'c> {
    match cell {
        Cell::Text(text) => Cell::Text(text.trim_start_matches(['-', '−'])),
        Cell::Number(number) => Cell::Number(number.abs()),
        other => *other,
    }
}

/// Sorts the marks by learner and day; of several with one key the first stays.
pub fn repeated(books: &mut Books, log: &mut Log) {
    books.marks.sort_unstable_by_key(|mark| (mark.learner, mark.on_date, mark.class, mark.sheet, mark.row));
    let mut first = 0;
    for at in 1..books.marks.len() {
        let (one, other) = (books.marks[first], books.marks[at]);
        if (one.learner, one.on_date, one.class) != (other.learner, other.on_date, other.class) {
            first = at;
            continue;
        }
        let same = (one.code, one.hours, one.lesson) == (other.code, other.hours, other.lesson) && books.note(one.note) == books.note(other.note);
        let (kind, column) = if same { (Kind::RowDuplicate, None) } else { (Kind::KeyRepeated, Some("学员编号")) };
        books.marks[at].refused = true;
        log.note(other.sheet.into(), other.row, column, kind, None, Some(one.row));
    }
    books.marks.retain(|mark| !mark.refused);
}
