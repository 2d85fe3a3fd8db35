//! The figures kept beside each learner, so that lists and boards never add up a history.

use crate::{
    db::{Conn, DbResult},
    execute,
};
use chrono::NaiveDate;
use shared::id::LearnerId;

/// Reads the figures of one learner anew from lots and attendance, after something changed. `today` is the campus's. The
/// version is that of the archive: it stays.
pub async fn refresh_summary(conn: &mut Conn, learner: LearnerId, today: NaiveDate) -> DbResult<u64> {
    execute!(
        conn,
        "update learner set
            balance = (select cast(coalesce(sum(o.balance), 0) as bigint) from lot o where o.learner_id = $1 and (o.expires_on is null or o.expires_on >= $2)),
            next_expiry = (select min(o.expires_on) from lot o where o.learner_id = $1 and o.balance > 0 and o.expires_on >= $2),
            owed = (select cast(coalesce(sum(a.owed), 0) as bigint) from attendance a where a.learner_id = $1),
            lessons_taken = (select count(*) from attendance a where a.learner_id = $1 and a.code in ('present', 'late', 'makeup')),
            last_seen = (select max(a.on_date) from attendance a where a.learner_id = $1 and a.code in ('present', 'late', 'makeup'))
          where id = $1",
        learner.0,
        today
    )
}
