//! What decides who looks after the archive; the decision stands in `rights::quality`.

pub use rights::quality::{AnswerFinding, ListQuality};

use crate::{
    db::{Conn, DbResult},
    fetch_optional,
    policy::{Act, Actor, on_nothing},
};
use shared::id::{CampusId, LearnerId};
use uuid::Uuid;

on_nothing!(ListQuality);

/// Bounds a query over `quality_finding f`: campuses whose archives account `$1` keeps at instant `$2`, nobody who is
/// restricted, and only what is open on day `$3`. [`AnswerFinding`] says the same of one learner.
macro_rules! within {
    ($head:literal, $($tail:tt)*) => {
        concat!(
            $head,
            " where ",
            $crate::privacy::unrestricted!("f.learner_id"),
            " and f.campus_id in (select h.id from account_role r
                                    join role_permission x on x.role = r.role and x.permission = 'import_files'
                                    join role_permission y on y.role = r.role and y.permission = 'read_learners'
                                    join campus h on r.campus_id is null or r.campus_id = h.id
                                   where r.account_id = $1 and r.from_at <= $2 and (r.until_at is null or r.until_at > $2)
                                     and r.class_id is null and r.department is null)
              and (f.state = 'open' or f.state = 'later' and f.until_on <= $3)",
            $($tail)*
        )
    };
}
pub(super) use within;

impl Act for AnswerFinding {
    type On = LearnerId;

    async fn facts(conn: &mut Conn, _: &Actor, on: LearnerId) -> DbResult<Option<Self::Facts>> {
        const SQL: &str = "select p.campus_id, exists (select 1 from restriction z where z.learner_id = p.id) as restricted from learner p where p.id = $1";
        Ok(fetch_optional!(conn, (Uuid, bool), SQL, on.0)?.map(|(campus, restricted)| (CampusId(campus), restricted)))
    }
}
