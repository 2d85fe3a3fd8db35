//! What decides who opens a board and takes a roll; the decision stands in `rights::attendance`.

pub use rights::attendance::{MarkRoll, ViewBoard, ViewToday};

use crate::{
    db::{Conn, DbResult},
    fetch_optional,
    policy::{Act, Actor, Place, on_nothing},
};
use shared::id::{CampusId, ClassId, LessonId, StaffId};
use uuid::Uuid;

on_nothing!(ViewToday);

/// Who has to do with a lesson.
#[derive(sqlx::FromRow)]
struct LessonRow {
    class_id: Uuid,
    campus_id: Uuid,
    subject: String,
    lesson_teacher: Option<Uuid>,
    class_teacher: Option<Uuid>,
    head_teacher: Option<Uuid>,
}

impl LessonRow {
    fn place(self) -> Place {
        let teachers = [self.lesson_teacher, self.class_teacher, self.head_teacher].map(|staff| staff.map(StaffId)).to_vec();
        Place { class: ClassId(self.class_id), campus: CampusId(self.campus_id), department: self.subject, teachers }
    }
}

async fn place(conn: &mut Conn, lesson: LessonId) -> DbResult<Option<Place>> {
    let row = fetch_optional!(
        conn,
        LessonRow,
        "select l.class_id, c.campus_id, k.subject, l.teacher_id as lesson_teacher, c.teacher_id as class_teacher, c.head_teacher_id as head_teacher
           from lesson l join class c on c.id = l.class_id join course k on k.id = c.course_id where l.id = $1",
        lesson.0
    )?;
    Ok(row.map(LessonRow::place))
}

impl Act for ViewBoard {
    type On = LessonId;

    async fn facts(conn: &mut Conn, _: &Actor, on: LessonId) -> DbResult<Option<Place>> {
        place(conn, on).await
    }
}

impl Act for MarkRoll {
    type On = LessonId;

    async fn facts(conn: &mut Conn, _: &Actor, on: LessonId) -> DbResult<Option<Place>> {
        place(conn, on).await
    }
}
