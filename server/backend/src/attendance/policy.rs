//! Who may open a board and take a roll.

use crate::{
    db::{Conn, DbResult},
    fetch_optional,
    policy::{Act, Actor, Needs, Place, PlainAct},
};
use shared::{
    access::Permission,
    id::{CampusId, ClassId, LessonId, StaffId},
    time::At,
};
use uuid::Uuid;

/// See one's own lessons of today.
pub struct ViewToday;
/// See the board of a lesson.
pub struct ViewBoard;
/// Take the roll of a lesson.
pub struct MarkRoll;

/// Who has to do with a lesson.
#[derive(sqlx::FromRow)]
pub struct LessonFacts {
    class_id: Uuid,
    campus_id: Uuid,
    subject: String,
    lesson_teacher: Option<Uuid>,
    class_teacher: Option<Uuid>,
    head_teacher: Option<Uuid>,
}

impl LessonFacts {
    async fn of(conn: &mut Conn, lesson: LessonId) -> DbResult<Option<Self>> {
        fetch_optional!(
            conn,
            Self,
            "select l.class_id, c.campus_id, k.subject, l.teacher_id as lesson_teacher, c.teacher_id as class_teacher, c.head_teacher_id as head_teacher
               from lesson l join class c on c.id = l.class_id join course k on k.id = c.course_id where l.id = $1",
            lesson.0
        )
    }

    fn admits(&self, actor: &Actor) -> bool {
        let teachers = [self.lesson_teacher, self.class_teacher, self.head_teacher].map(|staff| staff.map(StaffId)).to_vec();
        let place = Place { class: ClassId(self.class_id), campus: CampusId(self.campus_id), department: self.subject.clone(), teachers };
        actor.reaches_class(Needs::ROLL, &place)
    }
}

impl PlainAct for ViewToday {
    fn admits(actor: &Actor) -> bool {
        actor.staff.is_some() && actor.may(Permission::TakeOwnRoll) || actor.may(Permission::TakeRoll)
    }
}

impl Act for ViewBoard {
    type On = LessonId;
    type Facts = LessonFacts;

    async fn facts(conn: &mut Conn, _: &Actor, on: LessonId) -> DbResult<Option<LessonFacts>> {
        LessonFacts::of(conn, on).await
    }

    fn allows(actor: &Actor, facts: &LessonFacts, _: At) -> bool {
        facts.admits(actor)
    }
}

impl Act for MarkRoll {
    type On = LessonId;
    type Facts = LessonFacts;

    async fn facts(conn: &mut Conn, _: &Actor, on: LessonId) -> DbResult<Option<LessonFacts>> {
        LessonFacts::of(conn, on).await
    }

    fn allows(actor: &Actor, facts: &LessonFacts, _: At) -> bool {
        facts.admits(actor)
    }
}
