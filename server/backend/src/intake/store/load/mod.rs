//! What the database has already, so that an import adds only what is new.

mod contracts;
mod people;

use super::Leave;
use crate::{
    db::{Conn, DbResult},
    fetch_all,
    intake::books::{At, Books, Campus, Class, Course, Learner, Lesson, Origin, Staff},
};
use chrono::NaiveDate;
use shared::{
    credits::Hours,
    money::Fen,
    schedule::{Calendar, CalendarDay},
};
use std::collections::HashMap;
use uuid::Uuid;

const STORED: Origin = Origin { sheet: 0, row: 0, print: 0, stored: true };

/// Places by id.
#[derive(Default)]
struct Places {
    campuses: HashMap<Uuid, At>,
    courses: HashMap<Uuid, At>,
    classes: HashMap<Uuid, At>,
    learners: HashMap<Uuid, At>,
    contracts: HashMap<Uuid, At>,
}

/// The books as the database has them.
pub async fn load(leave: &Leave, conn: &mut Conn) -> DbResult<Books> {
    let (mut books, mut places) = (Books::default(), Places::default());
    catalogue(conn, &mut books, &mut places).await?;
    classes(conn, &mut books, &mut places).await?;
    lessons(conn, &mut books, &places).await?;
    learners(conn, &mut books, &mut places).await?;
    people::load(leave, conn, &mut books, &places).await?;
    contracts::load(leave, conn, &mut books, &mut places).await?;
    marks(conn, &mut books, &places).await?;
    Ok(books)
}

async fn learners(conn: &mut Conn, books: &mut Books, places: &mut Places) -> DbResult<()> {
    const SQL: &str = "select p.id, p.no, exists (select 1 from restriction z where z.learner_id = p.id) as restricted from learner p
                        where not exists (select 1 from learner_merge m where m.second_id = p.id and m.undone_at is null) order by p.no";
    for (id, no, restricted) in fetch_all!(conn, (Uuid, String, bool), SQL)? {
        let learner = Learner { id, no: no.as_str().into(), origin: STORED, restricted, same_as: None, file: None };
        places.learners.insert(id, books.learners.put(&no, learner));
    }
    merged(conn, places).await
}

/// Whoever was merged stands where the other stands; that one may have been merged later.
async fn merged(conn: &mut Conn, places: &mut Places) -> DbResult<()> {
    const SQL: &str = "select second_id, first_id from learner_merge where undone_at is null order by at desc, id desc";
    for (second, first) in fetch_all!(conn, (Uuid, Uuid), SQL)? {
        places.learners.insert(second, places.learners[&first]);
    }
    Ok(())
}

type StaffRow = (Uuid, String, String, Uuid, Option<String>, String);
type CourseRow = (Uuid, String, String, String, String, i64, i64, Option<String>);

async fn catalogue(conn: &mut Conn, books: &mut Books, places: &mut Places) -> DbResult<()> {
    for (id, name) in fetch_all!(conn, (Uuid, String), "select id, name from campus order by name")? {
        places.campuses.insert(id, books.campuses.put(&name.clone(), Campus { id, name, stored: true }));
    }
    for (id, no, name, campus, subject, duty) in fetch_all!(conn, StaffRow, "select id, no, name, campus_id, subject, duty from staff order by no")? {
        let campus = places.campuses[&campus];
        books.staff.put(&no.clone(), Staff { id, origin: STORED, no, name, campus, subject, duty, phone: None });
    }
    for (id, code, name, subject, level, total, price, core) in
        fetch_all!(conn, CourseRow, "select id, code, name, subject, level, total_hours, price_fen, core_module from course order by code")?
    {
        let course = Course { id, origin: STORED, code: code.clone(), name, subject, level, total: Hours(total), price: Fen(price), core };
        places.courses.insert(id, books.courses.put(&code, course));
    }
    books.calendar = calendar(conn).await?;
    Ok(())
}

async fn calendar(conn: &mut Conn) -> DbResult<Calendar> {
    let rows = fetch_all!(conn, (NaiveDate, String, bool, Option<i64>), "select on_date, name, is_open, runs_as from calendar_day")?;
    let day = |(on_date, name, is_open, runs_as): (_, _, _, Option<i64>)| {
        (on_date, CalendarDay { name, is_open, runs_as: runs_as.and_then(|weekday| u8::try_from(weekday).ok()) })
    };
    Ok(Calendar(rows.into_iter().map(day).collect()))
}

#[derive(sqlx::FromRow)]
struct ClassRow {
    id: Uuid,
    code: String,
    name: String,
    course_id: Uuid,
    campus_id: Uuid,
    room: String,
    teacher_id: Option<Uuid>,
    head_teacher_id: Option<Uuid>,
    capacity: i64,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    pattern: String,
}

async fn classes(conn: &mut Conn, books: &mut Books, places: &mut Places) -> DbResult<()> {
    let rows = fetch_all!(
        conn,
        ClassRow,
        "select id, code, name, course_id, campus_id, room, teacher_id, head_teacher_id, capacity, starts_on, ends_on, pattern from class order by code"
    )?;
    for row in rows {
        let class = Class {
            id: row.id,
            origin: STORED,
            code: row.code.clone(),
            name: row.name,
            course: places.courses[&row.course_id],
            campus: places.campuses[&row.campus_id],
            room: row.room,
            teacher: row.teacher_id,
            head: row.head_teacher_id,
            capacity: row.capacity,
            starts: row.starts_on,
            ends: row.ends_on,
            pattern: row.pattern.parse().ok(),
            lessons: Vec::new(),
        };
        places.classes.insert(row.id, books.classes.put(&row.code, class));
    }
    Ok(())
}

async fn lessons(conn: &mut Conn, books: &mut Books, places: &Places) -> DbResult<()> {
    let sql = fetch_all!(conn, (Uuid, Uuid, i64, NaiveDate, Option<i64>), "select id, class_id, no, on_date, taken_at from lesson order by class_id, no")?;
    for (id, class, no, on_date, taken_at) in sql {
        let lesson = Lesson { id, no, on_date, stored: true, taken: taken_at.is_some(), newly_taken: false };
        books.classes.get_mut(places.classes[&class]).lessons.push(lesson);
    }
    Ok(())
}

/// Class by class: the keys alone are kept.
async fn marks(conn: &mut Conn, books: &mut Books, places: &Places) -> DbResult<()> {
    for (id, class) in &places.classes {
        for (learner, day) in fetch_all!(conn, (Uuid, NaiveDate), "select learner_id, on_date from attendance where class_id = $1", id)? {
            books.known_marks.insert((*class, places.learners[&learner], day));
        }
    }
    Ok(())
}

/// Guardians by the blind index of their phone.
pub async fn guardians_by_phone(_: &Leave, conn: &mut Conn) -> DbResult<Vec<(Vec<u8>, Uuid)>> {
    fetch_all!(conn, (Vec<u8>, Uuid), "select phone_index, id from guardian where phone_index is not null order by id desc")
}
