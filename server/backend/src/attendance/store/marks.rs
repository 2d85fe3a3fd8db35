//! Marks of a lesson.

use super::LessonRow;
use crate::{
    attendance::MarkRoll,
    bulk_insert,
    db::{Conn, DbResult},
    execute,
    policy::Permit,
};
use chrono::NaiveDate;
use shared::{
    attendance::Code,
    credits::Hours,
    id::{AccountId, LearnerId},
};
use uuid::Uuid;

/// A mark to be written.
pub(in crate::attendance) struct MarkRow {
    pub(super) lesson: Uuid,
    pub(super) class: Uuid,
    pub(super) on_date: NaiveDate,
    pub(super) learner: LearnerId,
    pub(super) code: Code,
    pub(super) late: Option<i64>,
    pub(super) hours: Hours,
    pub(super) owed: Hours,
    pub(super) by: AccountId,
    pub(super) version: i64,
}

pub(in crate::attendance) async fn save_marks(permit: &Permit<MarkRoll>, conn: &mut Conn, marks: &[MarkRow]) -> DbResult<u64> {
    let now = permit.now().0;
    bulk_insert!(
        conn,
        "insert into attendance (class_id, learner_id, on_date, lesson_id, code, late_minutes, hours, owed, marked_by, marked_at, version) ",
        11,
        marks,
        |mark, b| {
            b.push_bind(mark.class).push_bind(mark.learner.0).push_bind(mark.on_date).push_bind(mark.lesson).push_bind(mark.code.word());
            b.push_bind(mark.late).push_bind(mark.hours.0).push_bind(mark.owed.0).push_bind(mark.by.0).push_bind(now).push_bind(mark.version);
        },
        " on conflict (class_id, learner_id, on_date) do update set lesson_id = excluded.lesson_id, code = excluded.code, late_minutes = excluded.late_minutes,
          hours = excluded.hours, owed = excluded.owed, marked_by = excluded.marked_by, marked_at = excluded.marked_at, version = excluded.version"
    )
}

pub(in crate::attendance) async fn drop_marks(_: &Permit<MarkRoll>, conn: &mut Conn, lesson: &LessonRow, learners: &[LearnerId]) -> DbResult<()> {
    for learner in learners {
        const SQL: &str = "delete from attendance where class_id = $1 and learner_id = $2 and on_date = $3";
        execute!(conn, SQL, lesson.class_id, learner.0, lesson.on_date)?;
    }
    Ok(())
}
