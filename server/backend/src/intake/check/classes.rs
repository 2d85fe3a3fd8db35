//! Classes and the lessons their timetables give.

use super::keys::{campus, course, origin, repeats};
use crate::intake::{
    books::{At, Books, Class, Lesson, Origin},
    read::Row,
};
use chrono::NaiveDate;
use shared::{
    intake::{
        Kind,
        cells::{self, Cell, Read},
    },
    schedule::{Pattern, lessons},
};
use uuid::Uuid;

pub fn class(books: &mut Books, mut row: Row) {
    let code = row.need("班级编号", cells::code).map(|code| code.to_string());
    let class = code.as_deref().and_then(|code| read(books, &mut row, code));
    let Some(code) = code else { return };
    let known = books.classes.find(&code);
    if known.is_some_and(|at| repeats(&mut row, "班级编号", books.classes.get(at).origin)) {
        return;
    }
    match (class.filter(|_| row.is_good()), known) {
        (None, None) => {
            books.refused.classes.insert(code.into());
        }
        (None, Some(_)) => {}
        (Some(_), Some(at)) => books.classes.get_mut(at).origin = Origin { stored: true, ..origin(&row) },
        (Some(class), None) => {
            books.classes.put(&code, class);
        }
    }
}

fn read(books: &mut Books, row: &mut Row, code: &str) -> Option<Class> {
    let name = row.need("班级名称", cells::text);
    let course = course(books, row);
    let campus = campus(books, row);
    let room = row.need("教室", cells::text);
    let capacity = row.need("容量", cells::count);
    let (starts, ends) = (row.need("开班日期", cells::date), row.need("结班日期", cells::date));
    if let (Some(starts), Some(ends)) = (starts, ends)
        && (ends < starts || (ends - starts).num_days() > 3660)
    {
        row.note(Some("结班日期"), Kind::ValueBad, None);
    }
    let pattern = pattern(row);
    let (name, course, campus, room) = (name?, course?, campus?, room?);
    let subject = books.courses.get(course).subject.clone();
    let teacher = staff(books, row, "授课老师", campus, "授课老师", Some(&subject));
    let head = staff(books, row, "班主任", campus, "班主任", None);
    let (capacity, starts, ends, pattern) = (capacity?, starts?, ends?, pattern?);
    let lessons = if row.is_good() { generate(books, &pattern, starts, ends) } else { Vec::new() };
    Some(Class {
        id: crate::new_id(),
        origin: origin(row),
        code: code.to_owned(),
        name,
        course,
        campus,
        room,
        teacher,
        head,
        capacity,
        starts,
        ends,
        pattern: Some(pattern),
        lessons,
    })
}

fn pattern(row: &mut Row) -> Option<Pattern> {
    let read = |cell: &Cell| {
        cells::text(cell).and(|text| match text.parse::<Pattern>() {
            Ok(_) => Read::good(text),
            Err(_) => Read::refused(Kind::ValueBad),
        })
    };
    row.need("上课时间", read)?.parse().ok()
}

fn generate(books: &Books, pattern: &Pattern, starts: NaiveDate, ends: NaiveDate) -> Vec<Lesson> {
    let made = lessons(pattern, &books.calendar, starts, ends);
    made.map(|day| Lesson { id: crate::new_id(), no: day.no, on_date: day.on_date, stored: false, taken: false, newly_taken: false }).collect()
}

/// The member of staff a column names: of namesakes at the campus the one with the duty, then with the subject.
fn staff(books: &Books, row: &mut Row, column: &'static str, campus: At, duty: &str, subject: Option<&str>) -> Option<Uuid> {
    let name = row.take(column, cells::name)?;
    let found = books.staff.all().iter().filter(|one| one.name == name && one.campus == campus);
    let best = found.max_by_key(|one| (one.duty == duty, subject.is_some() && one.subject.as_deref() == subject));
    if best.is_none() {
        row.note(Some(column), Kind::UnknownStaff, None);
    }
    best.map(|one| one.id)
}
