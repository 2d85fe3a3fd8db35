//! The teacher's day.

use crate::{
    attendance::ViewToday,
    db::{Conn, DbResult},
    fetch_all, fetch_optional,
    policy::Permit,
    privacy::unrestricted,
};
use chrono::NaiveDate;
use shared::{
    attendance::TodayLesson,
    id::{LessonId, StaffId},
    time::Minute,
};
use uuid::Uuid;

/// Name and zone of the campus of a member of staff.
pub(in crate::attendance) async fn campus_of(_: &Permit<ViewToday>, conn: &mut Conn, staff: Option<StaffId>) -> DbResult<(String, String)> {
    const SQL: &str = "select c.name, c.zone from staff s join campus c on c.id = s.campus_id where s.id = $1";
    Ok(fetch_optional!(conn, (String, String), SQL, staff.map(|staff| staff.0))?.unwrap_or_default())
}

#[derive(sqlx::FromRow)]
struct DayRow {
    id: Uuid,
    class_name: String,
    no: i64,
    starts_min: i64,
    ends_min: i64,
    room: String,
    learners: i64,
    marked: i64,
    came: i64,
    on_leave: i64,
    absent: i64,
    low: i64,
}

/// The lessons of a teacher, of a class teacher's classes, and of classes lent to them, on `day`.
pub(in crate::attendance) async fn day(permit: &Permit<ViewToday>, conn: &mut Conn, staff: Option<StaffId>, day: NaiveDate) -> DbResult<Vec<TodayLesson>> {
    let rows = fetch_all!(
        conn,
        DayRow,
        concat!(
            "select l.id, c.name as class_name, l.no, l.starts_min, l.ends_min, l.room,
                count(m.id) as learners, count(a.code) as marked,
                count(case when a.code in ('present', 'late', 'trial', 'makeup') then 1 end) as came,
                count(case when a.code in ('leave', 'sick') then 1 end) as on_leave,
                count(case when a.code = 'absent' then 1 end) as absent,
                count(case when m.kind <> 'trial' and p.balance <= 300 then 1 end) as low
           from lesson l
           join class c on c.id = l.class_id
           left join membership m on m.class_id = l.class_id and m.from_on <= l.on_date and (m.until_on is null or m.until_on >= l.on_date)
                and ",
            unrestricted!("m.learner_id"),
            "
           left join learner p on p.id = m.learner_id
           left join attendance a on a.class_id = l.class_id and a.learner_id = m.learner_id and a.on_date = l.on_date
          where l.on_date = $2 and l.class_id in
                (select class_id from lesson where teacher_id = $1 and on_date = $2
                  union select id from class where teacher_id = $1 or head_teacher_id = $1
                  union select r.class_id from account_role r join role_permission x on x.role = r.role and x.permission in ('take_roll', 'take_own_roll')
                         where r.account_id = $3 and r.class_id is not null and r.from_at <= $4 and (r.until_at is null or r.until_at > $4))
          group by l.id, c.name, l.no, l.starts_min, l.ends_min, l.room
          order by l.starts_min, c.name"
        ),
        staff.map(|staff| staff.0),
        day,
        permit.actor().0,
        permit.now().0
    )?;
    Ok(rows.into_iter().map(today_lesson).collect())
}

fn today_lesson(row: DayRow) -> TodayLesson {
    TodayLesson {
        lesson: LessonId(row.id),
        class_name: row.class_name,
        no: row.no,
        starts: Minute(row.starts_min),
        ends: Minute(row.ends_min),
        room: row.room,
        learners: row.learners,
        marked: row.marked,
        came: row.came,
        leave: row.on_leave,
        absent: row.absent,
        low: row.low,
    }
}

/// The first lesson of a teacher after `day`.
pub(in crate::attendance) async fn next_lesson(
    _: &Permit<ViewToday>,
    conn: &mut Conn,
    staff: Option<StaffId>,
    day: NaiveDate,
) -> DbResult<Option<(NaiveDate, Minute, String)>> {
    let row = fetch_optional!(
        conn,
        (NaiveDate, i64, String),
        "select l.on_date, l.starts_min, c.name from lesson l join class c on c.id = l.class_id
          where l.teacher_id = $1 and l.on_date > $2 order by l.on_date, l.starts_min limit 1",
        staff.map(|staff| staff.0),
        day
    )?;
    Ok(row.map(|(date, starts, class)| (date, Minute(starts), class)))
}
