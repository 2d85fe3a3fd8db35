//! What decides who reads of learners, and the predicate that bounds every list of them. The decision about one learner stands
//! in `rights::people`.

pub use rights::people::{ListLearners, ListViewers, ManageFamily, ManageLogin, RevealContact, TagLearner, ViewChild, ViewFamily, ViewLearner, ViewPortrait};

use crate::{
    access::approvals,
    db::{Conn, DbResult},
    fetch_all, fetch_optional,
    policy::{Act, Actor, Place, on_nothing},
};
use chrono::NaiveDate;
use rights::{
    Term,
    people::{LearnerFacts, Link, RevealFacts, Stay},
};
use shared::id::{CampusId, ClassId, LearnerId, StaffId};
use uuid::Uuid;

/// Wraps a query over `learner p` so that it reads only whom account `$1` may read of at instant `$2` (ms), on day `$3`:
/// by campus, or by the classes a role reaches and today's members of them; whoever is restricted is left out. Every list and
/// count of learners goes through it. [`Actor::reaches_learner`] says the same of one learner. What does not depend on `p` is
/// worked out once, and the campus is looked at only for those who have one. `cross join` keeps SQLite going from the few roles
/// to their classes to their members; it would read every membership of the school otherwise.
macro_rules! scoped {
    ($head:literal, $($tail:tt)*) => {
        concat!(
            $head,
            " where ",
            $crate::privacy::unrestricted!("p.id"),
            " and ((exists (select 1 from account_role r join role_permission x on x.role = r.role and x.permission = 'read_learners'
                               where r.account_id = $1 and r.from_at <= $2 and (r.until_at is null or r.until_at > $2)
                                 and r.class_id is null and r.department is null)
                      and p.campus_id in (select h.id from account_role r join role_permission x on x.role = r.role and x.permission = 'read_learners'
                                            join campus h on r.campus_id is null or r.campus_id = h.id
                                           where r.account_id = $1 and r.from_at <= $2 and (r.until_at is null or r.until_at > $2)
                                             and r.class_id is null and r.department is null))
                     or p.id in (select m.learner_id from account_role r join account u on u.id = r.account_id
                                   join role_permission x on x.role = r.role and x.permission in ('read_learners', 'read_own_learners')
                                  cross join class c cross join course k cross join membership m
                                  where r.account_id = $1 and r.from_at <= $2 and (r.until_at is null or r.until_at > $2)
                                    and (r.campus_id is null or r.campus_id = c.campus_id) and (r.class_id is null or r.class_id = c.id)
                                    and k.id = c.course_id and (r.department is null or r.department = k.subject)
                                    and m.class_id = c.id and m.from_on <= $3 and (m.until_on is null or m.until_on >= $3)
                                    and (r.class_id is not null
                                         or x.permission = 'read_learners' and r.department is not null
                                         or x.permission = 'read_own_learners' and u.staff_id in (c.teacher_id, c.head_teacher_id))))",
            $($tail)*
        )
    };
}
pub(crate) use scoped;

on_nothing!(ListLearners, ViewFamily);

/// Who has to do with a learner.
pub(super) async fn facts(conn: &mut Conn, actor: &Actor, learner: LearnerId) -> DbResult<Option<LearnerFacts>> {
    type Row = (Uuid, String, Option<NaiveDate>, Option<NaiveDate>, Option<bool>, Option<bool>, bool);
    const SQL: &str = "select p.campus_id, c.zone, k.from_on, k.until_on, k.reports, k.manages,
                        exists (select 1 from restriction z where z.learner_id = p.id) as restricted
                 from learner p join campus c on c.id = p.campus_id
                 left join guardian_link k on k.learner_id = p.id and k.guardian_id = $2 and not k.waits where p.id = $1";
    let guardian = actor.guardian.map(|guardian| guardian.0);
    let row = fetch_optional!(conn, Row, SQL, learner.0, guardian)?;
    let Some((campus, zone, from, until, reports, manages, restricted)) = row else { return Ok(None) };
    let link = |from| Link { term: Term { from, until }, reports: reports.unwrap_or_default(), manages: manages.unwrap_or_default() };
    let stays = if actor.grants.is_empty() { Vec::new() } else { stays(conn, learner).await? };
    Ok(Some(LearnerFacts { learner, campus: CampusId(campus), zone, stays, link: from.map(link), restricted }))
}

/// Acts on one learner, decided by who has to do with them.
macro_rules! on_learner {
    ($($act:ident),*) => {$(
        impl Act for $act {
            type On = LearnerId;

            async fn facts(conn: &mut Conn, actor: &Actor, on: LearnerId) -> DbResult<Option<LearnerFacts>> {
                facts(conn, actor, on).await
            }
        }
    )*};
}

on_learner!(ViewLearner, ViewChild, ManageLogin, ManageFamily, ViewPortrait, TagLearner, ListViewers);

impl Act for RevealContact {
    type On = LearnerId;

    async fn facts(conn: &mut Conn, actor: &Actor, on: LearnerId) -> DbResult<Option<RevealFacts>> {
        let Some(learner) = facts(conn, actor, on).await? else { return Ok(None) };
        Ok(Some(RevealFacts { learner, approvals: approvals(conn, actor).await? }))
    }
}

#[derive(sqlx::FromRow)]
struct StayRow {
    class_id: Uuid,
    campus_id: Uuid,
    subject: String,
    teacher_id: Option<Uuid>,
    head_teacher_id: Option<Uuid>,
    from_on: NaiveDate,
    until_on: Option<NaiveDate>,
}

async fn stays(conn: &mut Conn, learner: LearnerId) -> DbResult<Vec<Stay>> {
    let rows = fetch_all!(
        conn,
        StayRow,
        "select c.id as class_id, c.campus_id, k.subject, c.teacher_id, c.head_teacher_id, m.from_on, m.until_on
           from membership m join class c on c.id = m.class_id join course k on k.id = c.course_id where m.learner_id = $1",
        learner.0
    )?;
    Ok(rows.into_iter().map(StayRow::stay).collect())
}

impl StayRow {
    fn stay(self) -> Stay {
        let teachers = [self.teacher_id, self.head_teacher_id].map(|staff| staff.map(StaffId)).to_vec();
        let place = Place { class: ClassId(self.class_id), campus: CampusId(self.campus_id), department: self.subject, teachers };
        Stay { term: Term { from: self.from_on, until: self.until_on }, place }
    }
}
