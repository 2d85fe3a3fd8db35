//! What decides who sees classes, and the predicate that bounds every list of them. The decision about one class stands in
//! `rights::classes`.

pub use rights::classes::{ListClasses, ViewClass};

use crate::{
    db::{Conn, DbResult},
    fetch_optional,
    policy::{Act, Actor, Place, on_nothing},
};
use shared::id::{CampusId, ClassId, StaffId};
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

on_nothing!(ListClasses);

/// Who has to do with a class.
#[derive(sqlx::FromRow)]
struct ClassRow {
    id: Uuid,
    campus: Uuid,
    subject: String,
    teacher: Option<Uuid>,
    head_teacher: Option<Uuid>,
}

impl ClassRow {
    fn place(self) -> Place {
        let teachers = [self.teacher, self.head_teacher].map(|staff| staff.map(StaffId)).to_vec();
        Place { class: ClassId(self.id), campus: CampusId(self.campus), department: self.subject, teachers }
    }
}

impl Act for ViewClass {
    type On = ClassId;

    async fn facts(conn: &mut Conn, _: &Actor, on: ClassId) -> DbResult<Option<Place>> {
        let row = fetch_optional!(
            conn,
            ClassRow,
            "select c.id, c.campus_id as campus, k.subject, c.teacher_id as teacher, c.head_teacher_id as head_teacher
               from class c join course k on k.id = c.course_id where c.id = $1",
            on.0
        )?;
        Ok(row.map(ClassRow::place))
    }
}
