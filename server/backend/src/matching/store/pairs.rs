//! Pairs of learners who may be one person.

use super::super::{DecidePair, ListPairs};
use crate::{
    db::{Conn, DbResult},
    execute, fetch_all, fetch_optional,
    policy::Permit,
};
use shared::matching::PairState;
use uuid::Uuid;

/// A pair with whom it is about.
#[derive(sqlx::FromRow)]
pub struct PairRow {
    pub id: Uuid,
    pub first_id: Uuid,
    pub second_id: Uuid,
    pub bits: i64,
    pub state: String,
    pub decided_at: Option<i64>,
    pub first_no: String,
    pub first_name: String,
    pub first_campus: String,
    pub second_no: String,
    pub second_name: String,
    pub second_campus: String,
}

macro_rules! of_pairs {
    ($($tail:literal),*) => {
        concat!(
            "select d.id, d.first_id, d.second_id, d.bits, d.state, d.decided_at, a.no as first_no, a.name as first_name, h.name as first_campus,
                    b.no as second_no, b.name as second_name, k.name as second_campus
               from learner_pair d join learner a on a.id = d.first_id join learner b on b.id = d.second_id
               join campus h on h.id = a.campus_id join campus k on k.id = b.campus_id",
            $($tail),*
        )
    };
}

/// Pairs of campuses whose learners account `$1` brings in at instant `$2`; of nobody who is restricted.
macro_rules! in_reach {
    ($tail:literal) => {
        of_pairs!(
            " where not exists (select 1 from restriction z where z.learner_id in (d.first_id, d.second_id) and z.reason <> 'merged')
                and not exists (select 1 from campus c where c.id in (a.campus_id, b.campus_id)
                                 and not exists (select 1 from account_role r join role_permission x on x.role = r.role and x.permission = 'import_files'
                                                  where r.account_id = $1 and r.from_at <= $2 and (r.until_at is null or r.until_at > $2)
                                                    and r.class_id is null and r.department is null and (r.campus_id is null or r.campus_id = c.id)))",
            $tail
        )
    };
}

/// Pairs nobody decided about, the likeliest first, from the one after `after` on.
pub async fn open(permit: &Permit<ListPairs>, conn: &mut Conn, after: Option<Uuid>, limit: i64) -> DbResult<Vec<PairRow>> {
    let scope = permit.scope();
    fetch_all!(
        conn,
        PairRow,
        in_reach!(
            " and d.state = 'open' and ((d.bits, d.id) < (select e.bits, e.id from learner_pair e where e.id = $3) or $3 is null)
              order by d.bits desc, d.id desc limit $4"
        ),
        scope.account.0,
        scope.now.0,
        after,
        limit
    )
}

/// The likeliest pair of a learner nobody decided about.
pub async fn open_of(permit: &Permit<ListPairs>, conn: &mut Conn, learner: Uuid) -> DbResult<Option<PairRow>> {
    let scope = permit.scope();
    fetch_optional!(
        conn,
        PairRow,
        in_reach!(" and d.state = 'open' and (d.first_id = $3 or d.second_id = $3) order by d.bits desc, d.id limit 1"),
        scope.account.0,
        scope.now.0,
        learner
    )
}

/// Pairs that were decided, the newest first.
pub async fn decided(permit: &Permit<ListPairs>, conn: &mut Conn, limit: i64) -> DbResult<Vec<PairRow>> {
    let scope = permit.scope();
    fetch_all!(conn, PairRow, in_reach!(" and d.state <> 'open' order by d.decided_at desc, d.id desc limit $3"), scope.account.0, scope.now.0, limit)
}

/// The pair itself.
pub async fn pair(permit: &Permit<DecidePair>, conn: &mut Conn) -> DbResult<Option<PairRow>> {
    fetch_optional!(conn, PairRow, of_pairs!(" where d.id = $1"), permit.on().0)
}

/// Sets what became of the pair, if it was `from` before; answers how many pairs that are.
pub async fn decide(permit: &Permit<DecidePair>, conn: &mut Conn, from: PairState, to: PairState) -> DbResult<u64> {
    execute!(
        conn,
        "update learner_pair set state = $3, decided_by = $4, decided_at = $5 where id = $1 and state = $2",
        permit.on().0,
        from.word(),
        to.word(),
        permit.actor().0,
        permit.now().0
    )
}

/// All numbers that lead to a learner, the own one first.
pub async fn names(_: &Permit<DecidePair>, conn: &mut Conn, learner: Uuid) -> DbResult<Vec<String>> {
    const SQL: &str =
        "select no from (select no, 0 as place from learner where id = $1 union all select no, 1 as place from learner_alias where learner_id = $1) n
                        order by place, no";
    Ok(fetch_all!(conn, (String,), SQL, learner)?.into_iter().map(|(no,)| no).collect())
}
