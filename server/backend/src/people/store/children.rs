//! A guardian's children.

use super::{super::ViewFamily, rights::RightsRow};
use crate::{
    db::{Conn, DbResult},
    fetch_all,
    policy::{Actor, Permit},
    privacy::unrestricted,
};
use chrono::NaiveDate;
use shared::{
    classes::NextLesson,
    credits::Hours,
    id::{GuardianId, LearnerId},
    people::{Child, HoursLeft},
    time::{CampusNow, Minute},
};
use uuid::Uuid;

/// A learner as the portal sees them.
#[derive(sqlx::FromRow)]
pub(crate) struct ChildRow {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    balance: Option<i64>,
    owed: Option<i64>,
    lessons_taken: i64,
    next_expiry: Option<NaiveDate>,
    class_name: Option<String>,
    on_date: Option<NaiveDate>,
    starts_min: Option<i64>,
    ends_min: Option<i64>,
    room: Option<String>,
    #[sqlx(flatten)]
    rights: RightsRow,
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
        let hours =
            self.balance.map(|balance| HoursLeft { balance: Hours(balance), owed: Hours(self.owed.unwrap_or_default()), next_expiry: self.next_expiry });
        Child { id: LearnerId(self.id), name: self.name, rights: self.rights.rights(), hours, lessons_taken: self.lessons_taken, next_lesson }
    }
}

/// Who looks at children.
#[derive(Clone, Copy)]
enum Eye {
    /// Staff, who were permitted to see the one learner.
    Staff,
    /// A guardian: of each child what the link allows.
    Guardian(GuardianId),
    /// The learner: all but what is paid for and written about.
    Own(LearnerId),
}

impl Eye {
    /// How `actor` looks at children.
    const fn of(actor: &Actor) -> Self {
        match (actor.guardian, actor.learner) {
            (Some(guardian), _) => Self::Guardian(guardian),
            (None, Some(learner)) => Self::Own(learner),
            (None, None) => Self::Staff,
        }
    }
}

/// The learners whose guardian `actor` is at `now`, or the one learner `only`, each with the next lesson. What the link does not
/// allow stays in the database, and from staff, also through the eyes of a family, whoever is restricted.
pub(crate) async fn child_rows(conn: &mut Conn, actor: &Actor, only: Option<LearnerId>, now: CampusNow) -> DbResult<Vec<ChildRow>> {
    let eye = Eye::of(actor);
    let is_family = actor.looker.is_none() && !matches!(eye, Eye::Staff);
    let (guardian, sees, deals) = match eye {
        Eye::Staff => (None, true, true),
        Eye::Guardian(guardian) => (Some(guardian.0), false, false),
        Eye::Own(_) => (None, true, false),
    };
    fetch_all!(
        conn,
        ChildRow,
        concat!(
            "select p.id, p.name, case when $6 or k.pay then p.balance end as balance, case when $6 or k.pay then p.owed end as owed,
                case when $6 or k.pay then p.next_expiry end as next_expiry, case when $5 or k.reports then p.lessons_taken else 0 end as lessons_taken,
                coalesce(k.reports, $5) as reports, coalesce(k.reminders, $5) as reminders, coalesce(k.messages, $6) as messages,
                coalesce(k.pay, $6) as pay, coalesce(k.book, $6) as book, coalesce(k.manages, $6) as manages, c.name as class_name, n.on_date, n.starts_min, n.ends_min, n.room,
                (select coalesce(max(seq), 0) from event) as seq
           from learner p
           left join guardian_link k on k.learner_id = p.id and k.guardian_id = $1 and k.from_on <= $3 and (k.until_on is null or k.until_on >= $3) and not k.waits
           left join lesson n on ($5 or k.reminders) and n.id = (
                select l.id from membership m join lesson l on l.class_id = m.class_id and l.on_date >= m.from_on and (m.until_on is null or l.on_date <= m.until_on)
                 where m.learner_id = p.id and (m.until_on is null or m.until_on >= $3) and (l.on_date > $3 or (l.on_date = $3 and l.ends_min > $4))
                 order by l.on_date, l.starts_min limit 1)
           left join class c on c.id = n.class_id
          where (p.id = $2 or p.id in (select o.learner_id from guardian_link o
                                       where o.guardian_id = $1 and o.from_on <= $3 and (o.until_on is null or o.until_on >= $3) and not o.waits))
            and ($7 or ",
            unrestricted!("p.id"),
            ")
          order by p.no"
        ),
        guardian,
        only.map(|learner| learner.0),
        now.date,
        now.minute.0,
        sees,
        deals,
        is_family
    )
}

pub(in super::super) async fn children(_: &Permit<ViewFamily>, conn: &mut Conn, actor: &Actor, now: CampusNow) -> DbResult<Vec<Child>> {
    let only = if let Eye::Own(learner) = Eye::of(actor) { Some(learner) } else { None };
    Ok(child_rows(conn, actor, only, now).await?.into_iter().map(ChildRow::child).collect())
}
