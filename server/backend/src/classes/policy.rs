//! Who may see classes.

use crate::{
    db::{Conn, DbResult},
    fetch_optional,
    policy::{Act, Actor, Needs, Place, PlainAct},
};
use shared::{
    access::Permission,
    id::{CampusId, ClassId, StaffId},
    time::At,
};
use uuid::Uuid;

/// Bounds a query over `class c join course k` to the classes account `$2` may read of at instant `$3` (ms).
macro_rules! scoped_classes {
    ($head:literal, $($tail:tt)*) => {
        concat!(
            $head,
            " where exists (select 1 from account_role r join role_permission x on x.role = r.role join account u on u.id = r.account_id
                             where r.account_id = $2 and r.from_at <= $3 and (r.until_at is null or r.until_at > $3)
                               and (r.campus_id is null or r.campus_id = c.campus_id) and (r.department is null or r.department = k.subject)
                               and (r.class_id is null or r.class_id = c.id)
                               and (x.permission = 'read_classes'
                                    or x.permission = 'read_own_classes' and (r.class_id is not null or u.staff_id in (c.teacher_id, c.head_teacher_id))))",
            $($tail)*
        )
    };
}
pub(crate) use scoped_classes;

/// See the list of classes, within one's scope.
pub struct ListClasses;
/// See one class: roster, lessons, attendance.
pub struct ViewClass;

impl PlainAct for ListClasses {
    fn admits(actor: &Actor) -> bool {
        actor.may(Permission::ReadClasses) || actor.may(Permission::ReadOwnClasses)
    }
}

/// Who has to do with a class.
#[derive(sqlx::FromRow)]
pub struct ClassFacts {
    id: Uuid,
    campus: Uuid,
    subject: String,
    teacher: Option<Uuid>,
    head_teacher: Option<Uuid>,
}

impl ClassFacts {
    fn place(&self) -> Place {
        let teachers = [self.teacher, self.head_teacher].map(|staff| staff.map(StaffId)).to_vec();
        Place { class: ClassId(self.id), campus: CampusId(self.campus), department: self.subject.clone(), teachers }
    }
}

impl Act for ViewClass {
    type On = ClassId;
    type Facts = ClassFacts;

    async fn facts(conn: &mut Conn, _: &Actor, on: ClassId) -> DbResult<Option<ClassFacts>> {
        fetch_optional!(
            conn,
            ClassFacts,
            "select c.id, c.campus_id as campus, k.subject, c.teacher_id as teacher, c.head_teacher_id as head_teacher
               from class c join course k on k.id = c.course_id where c.id = $1",
            on.0
        )
    }

    fn allows(actor: &Actor, facts: &ClassFacts, _: At) -> bool {
        actor.reaches_class(Needs::CLASSES, &facts.place())
    }
}
