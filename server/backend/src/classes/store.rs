//! Rows of classes, their lessons and members.

use super::{ListClasses, ViewClass, policy::scoped_classes};
use crate::{
    db::{Conn, DbResult, containing},
    fetch_all, fetch_one,
    policy::Permit,
    privacy::unrestricted,
};
use chrono::NaiveDate;
use shared::{
    attendance::Code,
    classes::{ClassFilter, ClassLine, LessonLine, Member},
    credits::Hours,
    id::{CampusId, ClassId, LearnerId, LessonId},
    time::Minute,
};
use std::collections::HashMap;
use uuid::Uuid;

/// Lessons shown before and after the day.
const LESSONS_BEFORE: i64 = 10;
const LESSONS_AFTER: i64 = 4;

#[derive(sqlx::FromRow)]
struct ClassRow {
    id: Uuid,
    code: String,
    name: String,
    course: String,
    campus: String,
    room: String,
    teacher: Option<String>,
    head_teacher: Option<String>,
    pattern: String,
    learners: i64,
    capacity: i64,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
}

impl ClassRow {
    fn line(self) -> (ClassLine, Option<String>) {
        let line = ClassLine {
            id: ClassId(self.id),
            code: self.code,
            name: self.name,
            course: self.course,
            campus: self.campus,
            room: self.room,
            teacher: self.teacher,
            pattern: self.pattern,
            learners: self.learners,
            capacity: self.capacity,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
        };
        (line, self.head_teacher)
    }
}

/// The columns of a class with the members of one day, `$1`.
macro_rules! class_rows {
    ($shape:ident, $tail:literal) => {
        $shape!(
            "select c.id, c.code, c.name, k.name as course, p.name as campus, c.room, t.name as teacher, h.name as head_teacher, c.pattern,
                    (select count(distinct m.learner_id) from membership m
                      where m.class_id = c.id and m.kind <> 'trial' and m.from_on <= $1 and (m.until_on is null or m.until_on >= $1)
                        and not exists (select 1 from restriction z where z.learner_id = m.learner_id)) as learners,
                    c.capacity, c.starts_on, c.ends_on
               from class c join course k on k.id = c.course_id join campus p on p.id = c.campus_id
               left join staff t on t.id = c.teacher_id left join staff h on h.id = c.head_teacher_id",
            $tail
        )
    };
}

/// Classes in scope after the code `filter.after`.
pub(super) async fn list(permit: &Permit<ListClasses>, conn: &mut Conn, filter: &ClassFilter, today: NaiveDate, limit: i64) -> DbResult<Vec<ClassLine>> {
    let rows = fetch_all!(
        conn,
        ClassRow,
        class_rows!(
            scoped_classes,
            " and (c.campus_id = $4 or $4 is null) and ($5 or c.ends_on >= $1) and c.code > $6
                and ($7 = '%%' or c.name like $7 escape '!' or c.code like $7 escape '!' or k.name like $7 escape '!')
              order by c.code limit $8"
        ),
        today,
        permit.scope().account.0,
        permit.scope().now.0,
        filter.campus.map(|campus| campus.0),
        filter.ended,
        filter.after.as_deref().unwrap_or(""),
        containing(filter.q.trim()),
        limit
    )?;
    Ok(rows.into_iter().map(|row| row.line().0).collect())
}

/// Campuses to filter by.
pub(super) async fn campuses(_: &Permit<ListClasses>, conn: &mut Conn) -> DbResult<Vec<(CampusId, String)>> {
    let rows = fetch_all!(conn, (Uuid, String), "select id, name from campus order by name")?;
    Ok(rows.into_iter().map(|(id, name)| (CampusId(id), name)).collect())
}

pub(super) async fn class(permit: &Permit<ViewClass>, conn: &mut Conn, day: NaiveDate) -> DbResult<(ClassLine, Option<String>)> {
    fetch_one!(conn, ClassRow, class_rows!(concat, " where c.id = $2"), day, permit.on().0).map(ClassRow::line)
}

#[derive(sqlx::FromRow)]
struct LessonRow {
    id: Uuid,
    no: i64,
    on_date: NaiveDate,
    starts_min: i64,
    ends_min: i64,
    room: String,
    taken: bool,
}

/// The lessons around `day`, oldest first.
pub(super) async fn lessons(permit: &Permit<ViewClass>, conn: &mut Conn, day: NaiveDate) -> DbResult<Vec<LessonLine>> {
    let rows = fetch_all!(
        conn,
        LessonRow,
        "select * from (
            select * from (select l.id, l.no, l.on_date, l.starts_min, l.ends_min, l.room,
                                  exists (select 1 from attendance a where a.lesson_id = l.id) as taken
                             from lesson l where l.class_id = $1 and l.on_date <= $2 order by l.on_date desc limit $3) as before
            union all
            select * from (select l.id, l.no, l.on_date, l.starts_min, l.ends_min, l.room, false as taken
                             from lesson l where l.class_id = $1 and l.on_date > $2 order by l.on_date limit $4) as later
         ) as around order by on_date",
        permit.on().0,
        day,
        LESSONS_BEFORE,
        LESSONS_AFTER
    )?;
    Ok(rows.into_iter().map(lesson_line).collect())
}

fn lesson_line(row: LessonRow) -> LessonLine {
    LessonLine {
        id: LessonId(row.id),
        no: row.no,
        on_date: row.on_date,
        starts: Minute(row.starts_min),
        ends: Minute(row.ends_min),
        room: row.room,
        taken: row.taken,
    }
}

#[derive(sqlx::FromRow)]
struct MemberRow {
    id: Uuid,
    no: String,
    name: String,
    from_on: NaiveDate,
    until_on: Option<NaiveDate>,
    trial: bool,
    balance: i64,
}

/// Who is in the class on `day`, read from dated membership.
pub(super) async fn members(permit: &Permit<ViewClass>, conn: &mut Conn, day: NaiveDate) -> DbResult<Vec<Member>> {
    let rows = fetch_all!(
        conn,
        MemberRow,
        concat!(
            "select p.id, p.no, p.name, min(m.from_on) as from_on, max(m.until_on) as until_on, min(m.kind) = 'trial' as trial, p.balance
           from membership m join learner p on p.id = m.learner_id
          where m.class_id = $1 and m.from_on <= $2 and (m.until_on is null or m.until_on >= $2) and ",
            unrestricted!("p.id"),
            "
          group by p.id, p.no, p.name, p.name_key, p.balance order by p.name_key, p.id"
        ),
        permit.on().0,
        day
    )?;
    Ok(rows.into_iter().map(member).collect())
}

fn member(row: MemberRow) -> Member {
    Member {
        learner: LearnerId(row.id),
        no: row.no,
        name: row.name,
        from_on: row.from_on,
        until_on: row.until_on,
        trial: row.trial,
        balance: Hours(row.balance),
        marks: Vec::new(),
    }
}

/// Fills in the marks of the members for the lessons shown.
pub(super) async fn fill_marks(permit: &Permit<ViewClass>, conn: &mut Conn, lessons: &[LessonLine], members: &mut [Member]) -> DbResult<()> {
    let (Some(first), Some(last)) = (lessons.first(), lessons.last()) else { return Ok(()) };
    let rows = fetch_all!(
        conn,
        (Uuid, NaiveDate, String),
        "select a.learner_id, a.on_date, a.code from lesson l join attendance a on a.lesson_id = l.id and a.on_date = l.on_date
          where l.class_id = $1 and l.on_date between $2 and $3",
        permit.on().0,
        first.on_date,
        last.on_date
    )?;
    let marks: HashMap<(Uuid, NaiveDate), Code> = rows.into_iter().filter_map(|(learner, day, code)| Some(((learner, day), Code::of(&code)?))).collect();
    for member in members {
        member.marks = lessons.iter().map(|lesson| marks.get(&(member.learner.0, lesson.on_date)).copied()).collect();
    }
    Ok(())
}

/// Classes whose name or code is one of the first four `words`.
pub async fn named(permit: &Permit<ListClasses>, conn: &mut Conn, words: &[String]) -> DbResult<Vec<(ClassId, String, String)>> {
    let word = |place: usize| words.get(place).map(|word| word.to_lowercase());
    let rows = fetch_all!(
        conn,
        (Uuid, String, String),
        scoped_classes!(
            "select c.id, c.name, c.code from class c join course k on k.id = c.course_id",
            " and (lower(c.code) in ($1, $4, $5, $6) or lower(c.name) in ($1, $4, $5, $6)) order by c.code limit 4"
        ),
        word(0),
        permit.scope().account.0,
        permit.scope().now.0,
        word(1),
        word(2),
        word(3)
    )?;
    Ok(rows.into_iter().map(|(id, name, code)| (ClassId(id), name, code)).collect())
}
