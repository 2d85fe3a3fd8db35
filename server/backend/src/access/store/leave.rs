//! Rows of what a leaver leaves behind.

use super::desk::OnAccount;
use crate::{
    access::ManageAccount,
    db::{Conn, DbResult},
    execute, fetch_all, fetch_optional,
    policy::Permit,
};
use chrono::NaiveDate;
use shared::{
    access::LeftClass,
    id::{ClassId, StaffId},
};
use uuid::Uuid;

/// The member of staff of the account.
pub(in super::super) async fn staff<A: OnAccount>(permit: &Permit<A>, conn: &mut Conn) -> DbResult<Option<StaffId>> {
    let row = fetch_optional!(conn, (Option<Uuid>,), "select staff_id from account where id = $1", permit.on().0)?;
    Ok(row.and_then(|(staff,)| staff).map(StaffId))
}

/// Their classes that have not ended on `today`, with the lessons they would give from then on.
pub(in super::super) async fn classes<A: OnAccount>(_: &Permit<A>, conn: &mut Conn, staff: StaffId, today: NaiveDate) -> DbResult<Vec<LeftClass>> {
    let rows = fetch_all!(
        conn,
        (Uuid, String, i64),
        "select c.id, c.name, (select count(*) from lesson l where l.class_id = c.id and l.teacher_id = $1 and l.on_date >= $2 and l.taken_at is null)
           from class c where (c.teacher_id = $1 or c.head_teacher_id = $1) and c.ends_on >= $2 order by c.code",
        staff.0,
        today
    )?;
    Ok(rows.into_iter().map(|(id, name, lessons)| LeftClass { id: ClassId(id), name, lessons }).collect())
}

/// Staff who can sign in and hold a role now, but for `leaver`.
pub(in super::super) async fn colleagues<A: OnAccount>(permit: &Permit<A>, conn: &mut Conn, leaver: StaffId) -> DbResult<Vec<(StaffId, String)>> {
    let rows = fetch_all!(
        conn,
        (Uuid, String),
        "select s.id, s.name from staff s
          where s.id <> $1 and exists (select 1 from account a join account_role r on r.account_id = a.id
                                        where a.staff_id = s.id and a.is_active and r.from_at <= $2 and (r.until_at is null or r.until_at > $2))
          order by s.no limit 500",
        leaver.0,
        permit.now().0
    )?;
    Ok(rows.into_iter().map(|(id, name)| (StaffId(id), name)).collect())
}

/// Gives the class and its lessons from `today` on to `heir`, wherever it was `leaver`; what was taught stays theirs.
pub(in super::super) async fn hand_over(
    _: &Permit<ManageAccount>,
    conn: &mut Conn,
    (class, leaver, heir): (ClassId, StaffId, StaffId),
    today: NaiveDate,
) -> DbResult<u64> {
    execute!(
        conn,
        "update class set teacher_id = case when teacher_id = $2 then $3 else teacher_id end,
                          head_teacher_id = case when head_teacher_id = $2 then $3 else head_teacher_id end
          where id = $1",
        class.0,
        leaver.0,
        heir.0
    )?;
    execute!(
        conn,
        "update lesson set teacher_id = $3 where class_id = $1 and teacher_id = $2 and on_date >= $4 and taken_at is null",
        class.0,
        leaver.0,
        heir.0,
        today
    )
}
