//! Campuses, courses, the calendar, staff, classes and lessons.

use super::super::Leave;
use super::Stamp;
use crate::{
    bulk_insert,
    db::{Conn, DbResult},
    execute,
    intake::books::{Books, Campus, Class, Course, Lesson, Staff},
    keys::{Cell, Fresh},
    seal::Seal,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use shared::{
    schedule::{CalendarDay, Pattern},
    time::Minute,
};

pub async fn campuses(_: &Leave, conn: &mut Conn, rows: &[&Campus], stamp: &Stamp) -> DbResult<u64> {
    let zone = stamp.zone.name();
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into campus (id, name, zone, imported_at) ",
        4,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(&row.name).push_bind(zone).push_bind(now);
        },
        ""
    )
}

pub async fn courses(_: &Leave, conn: &mut Conn, rows: &[&Course], stamp: &Stamp) -> DbResult<u64> {
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into course (id, code, name, subject, level, total_hours, price_fen, core_module, imported_at) ",
        9,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(&row.code).push_bind(&row.name).push_bind(&row.subject).push_bind(&row.level);
            b.push_bind(row.total.0).push_bind(row.price.0).push_bind(&row.core).push_bind(now);
        },
        ""
    )
}

pub async fn calendar(_: &Leave, conn: &mut Conn, rows: &[(NaiveDate, CalendarDay)], stamp: &Stamp) -> DbResult<u64> {
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into calendar_day (on_date, name, is_open, runs_as, imported_at) ",
        5,
        rows,
        |row, b| {
            b.push_bind(row.0).push_bind(&row.1.name).push_bind(row.1.is_open).push_bind(row.1.runs_as.map(i64::from)).push_bind(now);
        },
        " on conflict (on_date) do update set name = excluded.name, is_open = excluded.is_open, runs_as = excluded.runs_as"
    )
}

pub async fn staff(_: &Leave, conn: &mut Conn, rows: &[&Staff], books: &Books, keys: &Fresh, seal: &Seal, stamp: &Stamp) -> DbResult<u64> {
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into staff (id, no, name, campus_id, subject, duty, phone_sealed, phone_index, imported_at) ",
        9,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(&row.no).push_bind(&row.name).push_bind(books.campuses.get(row.campus).id);
            let key = keys.key(row.id);
            let sealed = row.phone.as_deref().map(|phone| key.close(Cell::of(row.id, "staff.phone_sealed"), phone));
            b.push_bind(&row.subject).push_bind(&row.duty).push_bind(sealed);
            b.push_bind(row.phone.as_deref().map(|phone| seal.index(phone))).push_bind(now);
        },
        ""
    )
}

pub async fn classes(_: &Leave, conn: &mut Conn, rows: &[&Class], books: &Books, stamp: &Stamp) -> DbResult<u64> {
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into class (id, code, name, course_id, campus_id, room, teacher_id, head_teacher_id, capacity, starts_on, ends_on, pattern, imported_at) ",
        13,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(&row.code).push_bind(&row.name).push_bind(books.courses.get(row.course).id);
            b.push_bind(books.campuses.get(row.campus).id).push_bind(&row.room).push_bind(row.teacher).push_bind(row.head);
            b.push_bind(row.capacity).push_bind(row.starts).push_bind(row.ends);
            b.push_bind(row.pattern.as_ref().map(ToString::to_string).unwrap_or_default()).push_bind(now);
        },
        ""
    )
}

pub async fn lessons(_: &Leave, conn: &mut Conn, rows: &[(&Class, &Pattern, &Lesson)], stamp: &Stamp) -> DbResult<u64> {
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into lesson (id, class_id, no, on_date, starts_min, ends_min, hours, room, teacher_id, taken_at, imported_at) ",
        11,
        rows,
        |row, b| {
            let (class, pattern, lesson) = row;
            let taken = lesson.taken.then(|| stamp.instant(ends(lesson.on_date, pattern.ends)));
            b.push_bind(lesson.id).push_bind(class.id).push_bind(lesson.no).push_bind(lesson.on_date).push_bind(pattern.starts.0);
            b.push_bind(pattern.ends.0).push_bind(pattern.hours().0).push_bind(&class.room).push_bind(class.teacher).push_bind(taken).push_bind(now);
        },
        " on conflict (class_id, on_date) do nothing"
    )
}

fn ends(day: NaiveDate, minute: Minute) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + chrono::TimeDelta::minutes(minute.0)
}

/// Notes that a lesson's roll was taken, on the evening of its day.
pub async fn taken(_: &Leave, conn: &mut Conn, lesson: &Lesson, stamp: &Stamp) -> DbResult<u64> {
    let at = stamp.instant(ends(lesson.on_date, Minute(18 * 60)));
    execute!(conn, "update lesson set taken_at = $2 where id = $1 and taken_at is null", lesson.id, at)
}
