//! What the house itself does with requests.

use crate::{
    db::{Conn, DbResult},
    execute, fetch_all,
};
use shared::time::At;
use uuid::Uuid;

/// An erasure whose cool-off is over.
#[derive(sqlx::FromRow)]
pub struct Due {
    pub id: Uuid,
    pub learner: Uuid,
}

/// Erasures that nobody withdrew or refused in time.
pub async fn due(conn: &mut Conn, now: At) -> DbResult<Vec<Due>> {
    fetch_all!(
        conn,
        Due,
        "select id, learner_id as learner from privacy_request where kind = 'erase' and state in ('open', 'accepted') and run_at <= $1 order by run_at, id limit 20",
        now.0
    )
}

/// Takes a request that is still due: 0 when it was withdrawn, refused or taken meanwhile.
pub async fn claim(conn: &mut Conn, id: Uuid, now: At) -> DbResult<u64> {
    execute!(conn, "update privacy_request set decided_at = $2 where id = $1 and state in ('open', 'accepted') and run_at <= $2", id, now.0)
}

/// Guardians of a learner who have no other child that is here.
pub async fn guardians_alone(conn: &mut Conn, learner: Uuid) -> DbResult<Vec<Uuid>> {
    let rows = fetch_all!(
        conn,
        (Uuid,),
        "select k.guardian_id from guardian_link k where k.learner_id = $1
            and not exists (select 1 from guardian_link o join learner p on p.id = o.learner_id where o.guardian_id = k.guardian_id and o.learner_id <> $1 and p.erased_at is null)",
        learner
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Leads of the same child: of its name, with its own phone or that of one of its guardians.
pub async fn leads_of(conn: &mut Conn, learner: Uuid) -> DbResult<Vec<Uuid>> {
    let rows = fetch_all!(
        conn,
        (Uuid,),
        "select d.id from lead d join learner p on p.id = $1 and p.name = d.name
          where d.phone_index = p.phone_index
             or d.phone_index in (select g.phone_index from guardian_link k join guardian g on g.id = k.guardian_id where k.learner_id = $1)",
        learner
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Notes that a request was carried out; every other open one of the learner with it.
pub async fn done(conn: &mut Conn, id: Uuid, counts: &str, now: At) -> DbResult<()> {
    execute!(
        conn,
        "update privacy_request set state = 'withdrawn', decided_at = $2 where id <> $1 and state in ('open', 'accepted')
            and learner_id = (select learner_id from privacy_request where id = $1)",
        id,
        now.0
    )?;
    execute!(conn, "update privacy_request set state = 'done', counts = $2, decided_at = $3 where id = $1", id, counts, now.0).map(|_| ())
}
