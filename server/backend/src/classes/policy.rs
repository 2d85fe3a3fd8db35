//! Who may see classes.

use crate::{
    db::{Conn, DbResult},
    fetch_optional,
    policy::{Act, Actor},
};
use shared::{
    access::AccountKind,
    id::{CampusId, ClassId, StaffId},
    time::At,
};
use uuid::Uuid;

/// See the list of classes, within one's scope.
pub struct ListClasses;
/// See one class: roster, lessons, attendance.
pub struct ViewClass;

impl Act for ListClasses {
    type On = ();
    type Facts = ();
    const OPENLY: bool = true;

    async fn facts(_: &mut Conn, _: &Actor, (): ()) -> DbResult<Option<()>> {
        Ok(Some(()))
    }

    fn allows(actor: &Actor, (): &(), _: At) -> bool {
        actor.kind == AccountKind::Staff && !actor.grants.is_empty()
    }
}

/// Who has to do with a class.
#[derive(sqlx::FromRow)]
pub struct ClassFacts {
    campus: Uuid,
    teacher: Option<Uuid>,
    head_teacher: Option<Uuid>,
}

impl Act for ViewClass {
    type On = ClassId;
    type Facts = ClassFacts;

    async fn facts(conn: &mut Conn, _: &Actor, on: ClassId) -> DbResult<Option<ClassFacts>> {
        fetch_optional!(conn, ClassFacts, "select campus_id as campus, teacher_id as teacher, head_teacher_id as head_teacher from class where id = $1", on.0)
    }

    fn allows(actor: &Actor, facts: &ClassFacts, _: At) -> bool {
        let own = [facts.teacher, facts.head_teacher];
        actor.is_office_of(CampusId(facts.campus)) || own.into_iter().any(|staff| actor.is_staff(staff.map(StaffId)))
    }
}
