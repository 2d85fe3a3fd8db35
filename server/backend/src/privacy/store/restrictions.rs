//! Why learners are restricted: a row a reason, while it holds. What is over stands in the audit.

use crate::{
    clock::wall,
    db::{Conn, DbResult},
    execute, fetch_all,
    policy::{Act, Permit},
    privacy::AnswerRequests,
    scalar,
};
use shared::{
    id::LearnerId,
    privacy::{RestrictedBy, RestrictedLine, Restriction},
    time::At,
};
use uuid::Uuid;

/// Restricts `learner`; 0: for this reason they were already.
pub async fn restrict<A: Act>(permit: &Permit<A>, conn: &mut Conn, learner: LearnerId, by: RestrictedBy) -> DbResult<u64> {
    const SQL: &str = "insert into restriction (learner_id, reason, since, by_id) values ($1, $2, $3, $4) on conflict do nothing";
    execute!(conn, SQL, learner.0, by.word(), permit.now().0, permit.actor().0)
}

/// Takes one reason away; 0: it was not there.
pub async fn lift<A: Act>(_: &Permit<A>, conn: &mut Conn, learner: LearnerId, by: RestrictedBy) -> DbResult<u64> {
    execute!(conn, "delete from restriction where learner_id = $1 and reason = $2", learner.0, by.word())
}

/// Classes in whose rosters the learner is or will be.
pub async fn classes_of<A: Act>(permit: &Permit<A>, conn: &mut Conn, learner: LearnerId) -> DbResult<Vec<Uuid>> {
    const SQL: &str = "select distinct class_id from membership where learner_id = $1 and (until_on is null or until_on >= $2)";
    // A roster of yesterday may be open still, and which day it is depends on the campus.
    let recent = wall(permit.now().plus_seconds(-86_400), "UTC").date;
    Ok(fetch_all!(conn, (Uuid,), SQL, learner.0, recent)?.into_iter().map(|(class,)| class).collect())
}

/// Why one learner is restricted, the oldest reason first.
pub async fn restrictions<A: Act>(_: &Permit<A>, conn: &mut Conn, learner: LearnerId, zone: &str) -> DbResult<Vec<Restriction>> {
    let rows = fetch_all!(conn, (String, i64), "select reason, since from restriction where learner_id = $1 order by since, reason", learner.0)?;
    Ok(rows.into_iter().map(|(reason, since)| restriction(&reason, since, zone)).collect())
}

fn restriction(reason: &str, since: i64, zone: &str) -> Restriction {
    Restriction { by: RestrictedBy::of(reason), since: wall(At(since), zone).date }
}

/// A query over restrictions of the campuses account `$1` answers for at instant `$2`.
macro_rules! answered {
    ($head:literal, $tail:literal) => {
        concat!(
            $head,
            " from restriction z join learner p on p.id = z.learner_id
              where z.reason <> 'merged' and exists (select 1 from account_role r join role_permission x on x.role = r.role and x.permission = 'handle_privacy'
                             where r.account_id = $1 and r.class_id is null and r.department is null and r.from_at <= $2
                               and (r.until_at is null or r.until_at > $2) and (r.campus_id is null or r.campus_id = p.campus_id))",
            $tail
        )
    };
}

/// Who is restricted and why, the newest first; and how many learners that are.
pub async fn restricted(permit: &Permit<AnswerRequests>, conn: &mut Conn, zone: &str, limit: i64) -> DbResult<(Vec<RestrictedLine>, i64)> {
    const LINES: &str = answered!("select p.id, p.no, p.name, z.reason, z.since", " order by z.since desc, p.no, z.reason limit $3");
    let (account, now) = (permit.scope().account.0, permit.scope().now.0);
    let rows = fetch_all!(conn, (Uuid, String, String, String, i64), LINES, account, now, limit)?;
    let line = |(id, no, name, reason, since): (Uuid, String, String, String, i64)| RestrictedLine {
        learner: LearnerId(id),
        no,
        name,
        restriction: restriction(&reason, since, zone),
    };
    let count = scalar!(conn, i64, answered!("select count(distinct p.id)", ""), account, now)?;
    Ok((rows.into_iter().map(line).collect(), count))
}
