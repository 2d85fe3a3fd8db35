//! Cached figures read anew from what is in the database; rows that are right already are left alone.

use super::Leave;
use crate::{
    db::{Conn, DbResult},
    execute,
};
use chrono::NaiveDate;

/// Balances of lots, figures of learners, sizes of classes.
pub async fn refresh(_: &Leave, conn: &mut Conn, today: NaiveDate) -> DbResult<()> {
    execute!(
        conn,
        "update lot set balance = s.hours
           from (select lot_id, cast(sum(hours) as bigint) as hours from ledger_entry group by lot_id) s
          where s.lot_id = lot.id and lot.balance <> s.hours"
    )?;
    execute!(
        conn,
        "update learner set balance = s.balance, next_expiry = s.next_expiry
           from (select learner_id, cast(sum(case when expires_on is null or expires_on >= $1 then balance else 0 end) as bigint) as balance,
                        min(case when balance > 0 and expires_on >= $1 then expires_on end) as next_expiry
                   from lot group by learner_id) s
          where s.learner_id = learner.id and (learner.balance <> s.balance or learner.next_expiry is distinct from s.next_expiry)",
        today
    )?;
    execute!(
        conn,
        "update learner set balance = 0, next_expiry = null
          where (balance <> 0 or next_expiry is not null) and not exists (select 1 from lot where lot.learner_id = learner.id)"
    )?;
    execute!(
        conn,
        "update learner set owed = 0, lessons_taken = 0, last_seen = null
          where (owed <> 0 or lessons_taken <> 0 or last_seen is not null) and not exists (select 1 from attendance a where a.learner_id = learner.id)"
    )?;
    execute!(
        conn,
        "update learner set owed = s.owed, lessons_taken = s.taken, last_seen = s.seen
           from (select learner_id, cast(sum(owed) as bigint) as owed,
                        count(case when code in ('present', 'late', 'makeup') then 1 end) as taken,
                        max(case when code in ('present', 'late', 'makeup') then on_date end) as seen
                   from attendance group by learner_id) s
          where s.learner_id = learner.id
            and (learner.owed <> s.owed or learner.lessons_taken <> s.taken or learner.last_seen is distinct from s.seen)"
    )?;
    execute!(
        conn,
        "update class set learners = s.learners
           from (select c.id, count(distinct m.learner_id) as learners
                   from class c left join membership m
                        on m.class_id = c.id and m.kind = 'member' and m.from_on <= $1 and (m.until_on is null or m.until_on >= $1)
                  group by c.id) s
          where s.id = class.id and class.learners <> s.learners",
        today
    )
    .map(|_| ())
}
