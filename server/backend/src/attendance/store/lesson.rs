//! One lesson.

use super::MarkRow;
use crate::{
    attendance::{MarkRoll, ViewBoard},
    clock::wall,
    db::{Conn, DbResult},
    execute, fetch_one,
    policy::{Act, Permit},
};
use chrono::NaiveDate;
use shared::{
    attendance::{Board, Code, TileView},
    credits::Hours,
    id::{AccountId, ClassId, LearnerId, LessonId},
    time::{At, Minute},
};
use uuid::Uuid;

/// Acts that look at one lesson.
pub(in crate::attendance) trait OnLesson: Act<On = LessonId> {}
impl OnLesson for ViewBoard {}
impl OnLesson for MarkRoll {}

/// A lesson with what its board and its marks need.
#[derive(sqlx::FromRow)]
pub(in crate::attendance) struct LessonRow {
    id: Uuid,
    pub(in crate::attendance) class_id: Uuid,
    class_name: String,
    no: i64,
    pub(in crate::attendance) on_date: NaiveDate,
    starts_min: i64,
    ends_min: i64,
    hours: i64,
    room: String,
    zone: String,
    /// The newest event when it was read.
    seq: i64,
    /// How many of the day's members are on no roster, since their processing is restricted.
    restricted: i64,
}

impl LessonRow {
    pub(in crate::attendance) const fn id(&self) -> LessonId {
        LessonId(self.id)
    }

    pub(in crate::attendance) const fn hours(&self) -> Hours {
        Hours(self.hours)
    }

    pub(in crate::attendance) fn today(&self, now: At) -> NaiveDate {
        wall(now, &self.zone).date
    }

    pub(in crate::attendance) fn board(self, tiles: Vec<TileView>) -> Board {
        Board {
            lesson: LessonId(self.id),
            class: ClassId(self.class_id),
            class_name: self.class_name,
            no: self.no,
            on_date: self.on_date,
            starts: Minute(self.starts_min),
            ends: Minute(self.ends_min),
            room: self.room,
            tiles,
            restricted: self.restricted,
            seq: self.seq,
        }
    }

    #[allow(clippy::too_many_arguments)]
    pub(in crate::attendance) fn mark(
        &self,
        by: AccountId,
        learner: LearnerId,
        code: Code,
        late: Option<i64>,
        hours: Hours,
        owed: Hours,
        version: i64,
    ) -> MarkRow {
        MarkRow { lesson: self.id, class: self.class_id, on_date: self.on_date, learner, code, late, hours, owed, by, version }
    }
}

/// The lesson of the permit.
pub(in crate::attendance) async fn lesson<A: OnLesson>(permit: &Permit<A>, conn: &mut Conn) -> DbResult<LessonRow> {
    fetch_one!(
        conn,
        LessonRow,
        "select l.id, l.class_id, c.name as class_name, l.no, l.on_date, l.starts_min, l.ends_min, l.hours, l.room, p.zone,
                (select coalesce(max(seq), 0) from event) as seq,
                (select count(distinct m.learner_id) from membership m join restriction z on z.learner_id = m.learner_id
                  where m.class_id = l.class_id and m.from_on <= l.on_date and (m.until_on is null or m.until_on >= l.on_date)) as restricted
           from lesson l join class c on c.id = l.class_id join campus p on p.id = c.campus_id where l.id = $1",
        permit.on().0
    )
}

/// Notes that the roll was begun and keeps every other mark of the class waiting until this one is done: a lot belongs
/// to one class, so nobody else can draw from it meanwhile.
pub(in crate::attendance) async fn lock(permit: &Permit<MarkRoll>, conn: &mut Conn) -> DbResult<LessonRow> {
    let row = lesson(permit, conn).await?;
    execute!(conn, "update class set learners = learners where id = $1", row.class_id)?;
    execute!(conn, "update lesson set taken_at = coalesce(taken_at, $2) where id = $1", row.id, permit.now().0)?;
    Ok(row)
}
