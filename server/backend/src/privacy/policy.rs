//! What decides who uses the rights of a learner and who answers; the decision stands in `rights::privacy`.

pub use rights::privacy::{AnswerRequest, AnswerRequests, AskForFamily, OwnRights};

use crate::{
    db::{Conn, DbResult},
    fetch_optional,
    policy::{Act, Actor, on_nothing},
};
use chrono::NaiveDate;
use rights::{Term, privacy::Tie};
use shared::id::{CampusId, LearnerId, RequestId};
use uuid::Uuid;

/// True of the learner `$learner` of a query as long as nothing restricts processing. Every query by which staff see or write
/// anything of learners asks it; `people::policy::scoped!` does so for lists.
macro_rules! unrestricted {
    ($learner:literal) => {
        concat!("not exists (select 1 from restriction z where z.learner_id = ", $learner, ")")
    };
}
pub(crate) use unrestricted;

on_nothing!(AnswerRequests);

impl Act for OwnRights {
    type On = LearnerId;

    async fn facts(conn: &mut Conn, actor: &Actor, on: LearnerId) -> DbResult<Option<Tie>> {
        const SQL: &str = "select c.zone, k.from_on, k.until_on from learner p join campus c on c.id = p.campus_id
                             join guardian_link k on k.learner_id = p.id and k.guardian_id = $2 and k.manages and not k.waits where p.id = $1 and p.erased_at is null";
        let row = fetch_optional!(conn, (String, NaiveDate, Option<NaiveDate>), SQL, on.0, actor.guardian.map(|guardian| guardian.0))?;
        Ok(row.map(|(zone, from, until)| Tie { zone, term: Term { from, until } }))
    }
}

impl Act for AskForFamily {
    type On = LearnerId;

    async fn facts(conn: &mut Conn, _: &Actor, on: LearnerId) -> DbResult<Option<CampusId>> {
        let row = fetch_optional!(conn, (Uuid,), "select campus_id from learner where id = $1 and erased_at is null", on.0)?;
        Ok(row.map(|(campus,)| CampusId(campus)))
    }
}

impl Act for AnswerRequest {
    type On = RequestId;

    async fn facts(conn: &mut Conn, _: &Actor, on: RequestId) -> DbResult<Option<CampusId>> {
        const SQL: &str = "select p.campus_id from privacy_request q join learner p on p.id = q.learner_id where q.id = $1";
        Ok(fetch_optional!(conn, (Uuid,), SQL, on.0)?.map(|(campus,)| CampusId(campus)))
    }
}
