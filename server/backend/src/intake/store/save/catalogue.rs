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
    bulk_insert!(
        conn,
        "insert into campus (id, name, zone) ",
        3,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(&row.name).push_bind(zone);
        },
        ""
    )
}

pub async fn courses(_: &Leave, conn: &mut Conn, rows: &[&Course]) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into course (id, code, name, subject, level, total_hours, price_fen, core_module) ",
        8,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(&row.code).push_bind(&row.name).push_bind(&row.subject).push_bind(&row.level);
            b.push_bind(row.total.0).push_bind(row.price.0).push_bind(&row.core);
        },
        ""
    )
}

pub async fn calendar(_: &Leave, conn: &mut Conn, rows: &[(NaiveDate, CalendarDay)]) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into calendar_day (on_date, name, is_open, runs_as) ",
        4,
        rows,
        |row, b| {
            b.push_bind(row.0).push_bind(&row.1.name).push_bind(row.1.is_open).push_bind(row.1.runs_as.map(i64::from));
        },
        " on conflict (on_date) do update set name = excluded.name, is_open = excluded.is_open, runs_as = excluded.runs_as"
    )
}

pub async fn staff(_: &Leave, conn: &mut Conn, rows: &[&Staff], books: &Books, keys: &Fresh, seal: &Seal) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into staff (id, no, name, campus_id, subject, duty, phone_sealed, phone_index) ",
        8,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(&row.no).push_bind(&row.name).push_bind(books.campuses.get(row.campus).id);
            let key = keys.key(row.id);
            let sealed = row.phone.as_deref().map(|phone| key.close(Cell::of(row.id, "staff.phone_sealed"), phone));
            b.push_bind(&row.subject).push_bind(&row.duty).push_bind(sealed);
            b.push_bind(row.phone.as_deref().map(|phone| seal.index(phone)));
        },
        ""
    )
}

pub async fn classes(_: &Leave, conn: &mut Conn, rows: &[&Class], books: &Books) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into class (id, code, name, course_id, campus_id, room, teacher_id, head_teacher_id, capacity, starts_on, ends_on, pattern) ",
        12,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(&row.code).push_bind(&row.name).push_bind(books.courses.get(row.course).id);
            b.push_bind(books.campuses.get(row.campus).id).push_bind(&row.room).push_bind(row.teacher).push_bind(row.head);
            b.push_bind(row.capacity).push_bind(row.starts).push_bind(row.ends);
            b.push_bind(row.pattern.as_ref().map(ToString::to_string).unwrap_or_default());
        },
        ""
    )
}

pub async fn lessons(_: &Leave, conn: &mut Conn, rows: &[(&Class, &Pattern, &Lesson)], stamp: &Stamp) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into lesson (id, class_id, no, on_date, starts_min, ends_min, hours, room, teacher_id, taken_at) ",
        10,
        rows,
        |row, b| {
            let (class, pattern, lesson) = row;
            let taken = lesson.taken.then(|| stamp.instant(ends(lesson.on_date, pattern.ends)));
            b.push_bind(lesson.id).push_bind(class.id).push_bind(lesson.no).push_bind(lesson.on_date).push_bind(pattern.starts.0);
            b.push_bind(pattern.ends.0).push_bind(pattern.hours().0).push_bind(&class.room).push_bind(class.teacher).push_bind(taken);
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
