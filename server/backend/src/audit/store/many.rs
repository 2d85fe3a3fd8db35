//! Rows of who opened whose archive last, and of the alarms about very many.

use super::super::{ViewAudit, policy::SettleAlarm};
use crate::{
    bulk_insert,
    db::{Conn, DbResult},
    execute, fetch_all, fetch_one, fetch_optional,
    policy::Permit,
    scalar,
};
use shared::{audit::Noticed, time::At};
use uuid::Uuid;

/// Somebody opened the archive of a learner.
pub(in super::super) struct Look {
    pub(in super::super) account: Uuid,
    pub(in super::super) learner: Uuid,
    pub(in super::super) at: At,
}

/// Keeps the last look of each account at each learner.
pub(in super::super) async fn keep(conn: &mut Conn, looks: &[Look]) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into archive_look (account_id, learner_id, at) ",
        3,
        looks,
        |look, b| {
            b.push_bind(look.account).push_bind(look.learner).push_bind(look.at.0);
        },
        " on conflict (account_id, learner_id) do update set at = excluded.at"
    )
}

/// Learners whose archive the account opened since `hour` and since `day`.
pub(in super::super) async fn counts(conn: &mut Conn, account: Uuid, hour: At, day: At) -> DbResult<(i64, i64)> {
    const SQL: &str = "select count(case when at > $2 then 1 end), count(*) from archive_look where account_id = $1 and at > $3";
    fetch_one!(conn, (i64, i64), SQL, account, hour.0, day.0)
}

/// Whether there is such an alarm since `since` already; one that nobody has settled tells the number from now on.
pub(in super::super) async fn grow(conn: &mut Conn, account: Uuid, noticed: Noticed, since: At, learners: i64) -> DbResult<bool> {
    const SQL: &str = "select id from many_read where account_id = $1 and noticed = $2 and at > $3 order by at desc limit 1";
    let Some((id,)) = fetch_optional!(conn, (Uuid,), SQL, account, noticed.word(), since.0)? else { return Ok(false) };
    execute!(conn, "update many_read set learners = $2 where id = $1 and settled_at is null and learners < $2", id, learners)?;
    Ok(true)
}

pub(in super::super) async fn raise(conn: &mut Conn, account: Uuid, noticed: Noticed, at: At, learners: i64) -> DbResult<u64> {
    const SQL: &str = "insert into many_read (id, account_id, noticed, at, learners) values ($1, $2, $3, $4, $5)";
    execute!(conn, SQL, crate::new_id(), account, noticed.word(), at.0, learners)
}

/// Keeps archives shut to the account.
pub(in super::super) async fn shut(conn: &mut Conn, account: Uuid, until: At) -> DbResult<u64> {
    execute!(conn, "update account set archives_shut_until = $2 where id = $1", account, until.0)
}

#[derive(sqlx::FromRow)]
pub(in super::super) struct AlarmRow {
    pub(in super::super) id: Uuid,
    pub(in super::super) account_id: Uuid,
    pub(in super::super) name: Option<String>,
    pub(in super::super) noticed: String,
    pub(in super::super) at: i64,
    pub(in super::super) learners: i64,
}

/// Alarms that nobody has settled, the newest first.
pub(in super::super) async fn open(_: &Permit<ViewAudit>, conn: &mut Conn, limit: i64) -> DbResult<Vec<AlarmRow>> {
    fetch_all!(
        conn,
        AlarmRow,
        "select m.id, m.account_id, a.name, m.noticed, m.at, m.learners from many_read m left join account a on a.id = m.account_id
          where m.settled_at is null order by m.at desc, m.id desc limit $1",
        limit
    )
}

/// How many there are, counted as far as `limit`.
pub(in super::super) async fn count(_: &Permit<ViewAudit>, conn: &mut Conn, limit: i64) -> DbResult<i64> {
    scalar!(conn, i64, "select count(*) from (select m.id from many_read m where m.settled_at is null limit $1) as counted", limit)
}

/// Settles what nobody settled, with a sealed note.
pub(in super::super) async fn settle(permit: &Permit<SettleAlarm>, conn: &mut Conn, note: &[u8]) -> DbResult<u64> {
    execute!(
        conn,
        "update many_read set settled_by = $2, settled_at = $3, note_sealed = $4 where id = $1 and settled_at is null",
        permit.on().0,
        permit.actor().0,
        permit.now().0,
        note
    )
}
