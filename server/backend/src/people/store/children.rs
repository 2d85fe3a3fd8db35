//! A guardian's children.

use super::super::ViewFamily;
use crate::{
    db::{Conn, DbResult},
    fetch_all,
    policy::Permit,
};
use chrono::NaiveDate;
use shared::{
    classes::NextLesson,
    credits::Hours,
    id::{GuardianId, LearnerId},
    people::Child,
    time::{CampusNow, Minute},
};
use uuid::Uuid;

/// A learner as the portal sees them.
#[derive(sqlx::FromRow)]
pub(crate) struct ChildRow {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    balance: i64,
    owed: i64,
    lessons_taken: i64,
    next_expiry: Option<NaiveDate>,
    class_name: Option<String>,
    on_date: Option<NaiveDate>,
    starts_min: Option<i64>,
    ends_min: Option<i64>,
    room: Option<String>,
    /// The newest event when this was read.
    pub(crate) seq: i64,
}

impl ChildRow {
    pub(crate) fn child(self) -> Child {
        let next_lesson = self.on_date.map(|on_date| NextLesson {
            class_name: self.class_name.unwrap_or_default(),
            on_date,
            starts: Minute(self.starts_min.unwrap_or(0)),
            ends: Minute(self.ends_min.unwrap_or(0)),
            room: self.room.unwrap_or_default(),
        });
        Child {
            id: LearnerId(self.id),
            name: self.name,
            balance: Hours(self.balance),
            owed: Hours(self.owed),
            lessons_taken: self.lessons_taken,
            next_expiry: self.next_expiry,
            next_lesson,
        }
    }
}

/// The learners of `guardian` whose link holds at `now`, or the one learner `only`, each with the next lesson.
pub(crate) async fn child_rows(conn: &mut Conn, guardian: Option<GuardianId>, only: Option<LearnerId>, now: CampusNow) -> DbResult<Vec<ChildRow>> {
    fetch_all!(
        conn,
        ChildRow,
        "select p.id, p.name, p.balance, p.owed, p.lessons_taken, p.next_expiry, c.name as class_name, n.on_date, n.starts_min, n.ends_min, n.room,
                (select coalesce(max(seq), 0) from event) as seq
           from learner p
           left join lesson n on n.id = (
                select l.id from membership m join lesson l on l.class_id = m.class_id and l.on_date >= m.from_on and (m.until_on is null or l.on_date <= m.until_on)
                 where m.learner_id = p.id and (m.until_on is null or m.until_on >= $3) and (l.on_date > $3 or (l.on_date = $3 and l.ends_min > $4))
                 order by l.on_date, l.starts_min limit 1)
           left join class c on c.id = n.class_id
          where p.id = $2 or p.id in (select k.learner_id from guardian_link k where k.guardian_id = $1 and k.from_on <= $3 and (k.until_on is null or k.until_on >= $3))
          order by p.no",
        guardian.map(|guardian| guardian.0),
        only.map(|learner| learner.0),
        now.date,
        now.minute.0
    )
}

pub(in super::super) async fn children(_: &Permit<ViewFamily>, conn: &mut Conn, guardian: GuardianId, now: CampusNow) -> DbResult<Vec<Child>> {
    Ok(child_rows(conn, Some(guardian), None, now).await?.into_iter().map(ChildRow::child).collect())
}
