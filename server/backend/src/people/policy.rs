//! Who may read of learners, and the predicate that bounds every list of them.

use crate::{
    clock::wall,
    db::{Conn, DbResult},
    fetch_all, fetch_optional,
    policy::{Act, Actor},
};
use chrono::NaiveDate;
use shared::{
    access::AccountKind,
    id::{CampusId, LearnerId, StaffId},
    time::At,
};
use uuid::Uuid;

/// Wraps a query over `learner p` so that it reads only whom account `$1` may read of at instant `$2` (ms):
/// office roles by campus, teachers by the classes they teach or lead. Every list and count of learners goes through it.
macro_rules! scoped {
    ($head:literal, $($tail:tt)*) => {
        concat!(
            $head,
            " where (exists (select 1 from account_role r where r.account_id = $1 and r.role in ('admin', 'manager', 'academic_affairs')
                               and r.from_at <= $2 and (r.until_at is null or r.until_at > $2) and (r.campus_id is null or r.campus_id = p.campus_id))
                     or p.id in (select m.learner_id from account_role r join account u on u.id = r.account_id
                                   join class c on c.teacher_id = u.staff_id or c.head_teacher_id = u.staff_id
                                   join membership m on m.class_id = c.id
                                  where r.account_id = $1 and r.role in ('teacher', 'class_teacher') and r.from_at <= $2 and (r.until_at is null or r.until_at > $2)))",
            $($tail)*
        )
    };
}
pub(crate) use scoped;

/// See the list of learners, within one's scope.
pub struct ListLearners;
/// See one learner: archive, figures, timeline.
pub struct ViewLearner;
/// See one learner as staff do: remarks and contacts of the whole family included.
pub struct ViewPortrait;
/// See one's own children.
pub struct ViewFamily;

impl Act for ListLearners {
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

impl Act for ViewFamily {
    type On = ();
    type Facts = ();
    const OPENLY: bool = true;

    async fn facts(_: &mut Conn, _: &Actor, (): ()) -> DbResult<Option<()>> {
        Ok(Some(()))
    }

    fn allows(actor: &Actor, (): &(), _: At) -> bool {
        actor.guardian.is_some()
    }
}

/// Who has to do with a learner.
pub struct LearnerFacts {
    campus: CampusId,
    zone: String,
    teachers: Vec<Option<StaffId>>,
    link: Option<(NaiveDate, Option<NaiveDate>)>,
}

impl Act for ViewLearner {
    type On = LearnerId;
    type Facts = LearnerFacts;

    async fn facts(conn: &mut Conn, actor: &Actor, on: LearnerId) -> DbResult<Option<LearnerFacts>> {
        const SQL: &str = "select p.campus_id, c.zone, k.from_on, k.until_on from learner p join campus c on c.id = p.campus_id
                     left join guardian_link k on k.learner_id = p.id and k.guardian_id = $2 where p.id = $1";
        let guardian = actor.guardian.map(|guardian| guardian.0);
        let row = fetch_optional!(conn, (Uuid, String, Option<NaiveDate>, Option<NaiveDate>), SQL, on.0, guardian)?;
        let Some((campus, zone, from, until)) = row else { return Ok(None) };
        let teachers = if actor.staff.is_some() { teachers(conn, on).await? } else { Vec::new() };
        Ok(Some(LearnerFacts { campus: CampusId(campus), zone, teachers, link: from.map(|from| (from, until)) }))
    }

    fn allows(actor: &Actor, facts: &LearnerFacts, now: At) -> bool {
        let today = wall(now, &facts.zone).date;
        let guards = facts.link.is_some_and(|(from, until)| from <= today && until.is_none_or(|last| today <= last));
        actor.is_office_of(facts.campus) || guards || facts.teachers.iter().any(|staff| actor.is_staff(*staff))
    }
}

impl Act for ViewPortrait {
    type On = LearnerId;
    type Facts = LearnerFacts;

    async fn facts(conn: &mut Conn, actor: &Actor, on: LearnerId) -> DbResult<Option<LearnerFacts>> {
        ViewLearner::facts(conn, actor, on).await
    }

    fn allows(actor: &Actor, facts: &LearnerFacts, now: At) -> bool {
        actor.kind == AccountKind::Staff && ViewLearner::allows(actor, facts, now)
    }
}

async fn teachers(conn: &mut Conn, learner: LearnerId) -> DbResult<Vec<Option<StaffId>>> {
    const SQL: &str = "select distinct c.teacher_id, c.head_teacher_id from membership m join class c on c.id = m.class_id where m.learner_id = $1";
    let rows = fetch_all!(conn, (Option<Uuid>, Option<Uuid>), SQL, learner.0)?;
    Ok(rows.into_iter().flat_map(|(teacher, head)| [teacher, head]).map(|staff| staff.map(StaffId)).collect())
}
