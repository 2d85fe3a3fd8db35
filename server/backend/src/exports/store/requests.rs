//! Rows of requests for exports.

use super::super::policy::{AskExports, DecideExport, ListExports, TakeExport};
use crate::{
    db::{Conn, DbResult},
    execute, fetch_all, fetch_one, fetch_optional,
    policy::Permit,
    scalar,
};
use shared::{
    exports::AskExport,
    id::{CampusId, ExportId},
    time::At,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
pub struct ExportRow {
    pub id: Uuid,
    pub asked_by: Uuid,
    pub asker: String,
    pub asked_at: i64,
    pub campus: Option<String>,
    pub class: Option<String>,
    /// The campus asked for, or that of the class.
    pub in_campus: Option<Uuid>,
    pub campus_id: Option<Uuid>,
    pub class_id: Option<Uuid>,
    pub state: String,
    pub columns: String,
    pub reason_sealed: Vec<u8>,
    pub q_sealed: Option<Vec<u8>>,
    pub expected: i64,
    pub decider: Option<String>,
    pub approved: Option<bool>,
    pub answer_sealed: Option<Vec<u8>>,
    pub until_at: Option<i64>,
    pub taken_at: Option<i64>,
    pub learners: Option<i64>,
}

macro_rules! exports {
    ($tail:literal) => {
        concat!(
            "select q.id, q.asked_by, a.name as asker, q.asked_at, c.name as campus, k.name as class, coalesce(q.campus_id, k.campus_id) as in_campus,
                    q.campus_id, q.class_id, q.state, q.columns, q.reason_sealed, q.q_sealed, q.expected, d.name as decider, q.approved, q.answer_sealed, q.until_at,
                    q.taken_at, q.learners
               from export_request q join account a on a.id = q.asked_by left join account d on d.id = q.decided_by
               left join campus c on c.id = q.campus_id left join class k on k.id = q.class_id",
            $tail
        )
    };
}

/// What the asker asked for, the newest first.
pub async fn mine(permit: &Permit<AskExports>, conn: &mut Conn) -> DbResult<Vec<ExportRow>> {
    fetch_all!(conn, ExportRow, exports!(" where q.asked_by = $1 order by q.asked_at desc, q.id desc limit 50"), permit.actor().0)
}

/// What nobody has decided, the oldest first.
pub async fn waiting(_: &Permit<ListExports>, conn: &mut Conn) -> DbResult<Vec<ExportRow>> {
    fetch_all!(conn, ExportRow, exports!(" where q.decided_at is null order by q.asked_at, q.id limit 200"))
}

/// What was decided, the newest first.
pub async fn log(_: &Permit<ListExports>, conn: &mut Conn) -> DbResult<Vec<ExportRow>> {
    fetch_all!(conn, ExportRow, exports!(" where q.decided_at is not null order by q.decided_at desc, q.id desc limit 50"))
}

/// The export that is to be taken.
pub async fn export(permit: &Permit<TakeExport>, conn: &mut Conn) -> DbResult<Option<ExportRow>> {
    fetch_optional!(conn, ExportRow, exports!(" where q.id = $1"), permit.on().0)
}

pub async fn campuses(_: &Permit<AskExports>, conn: &mut Conn) -> DbResult<Vec<(CampusId, String)>> {
    let rows = fetch_all!(conn, (Uuid, String), "select id, name from campus order by name limit 200")?;
    Ok(rows.into_iter().map(|(id, name)| (CampusId(id), name)).collect())
}

/// The words of a request.
pub struct Sealed {
    pub reason: Vec<u8>,
    pub q: Option<Vec<u8>>,
}

/// Writes a request with its columns, sealed words, and the learners there are now.
pub async fn ask(
    permit: &Permit<AskExports>,
    conn: &mut Conn,
    id: ExportId,
    ask: &AskExport,
    (columns, sealed): (&str, Sealed),
    learners: i64,
) -> DbResult<u64> {
    execute!(
        conn,
        "insert into export_request (id, asked_by, asked_at, campus_id, class_id, state, columns, reason_sealed, expected, q_sealed)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id.0,
        permit.actor().0,
        permit.now().0,
        ask.campus.map(|campus| campus.0),
        ask.class.map(|class| class.0),
        &ask.state,
        columns,
        sealed.reason,
        learners,
        sealed.q
    )
}

/// How often the asker asked since `since`; what was refused does not count.
pub async fn asked(permit: &Permit<AskExports>, conn: &mut Conn, since: At) -> DbResult<i64> {
    const SQL: &str = "select count(*) from export_request where asked_by = $1 and asked_at >= $2 and coalesce(approved, $3)";
    scalar!(conn, i64, SQL, permit.actor().0, since.0, true)
}

/// Learners the asker took out since `since`.
pub async fn taken(permit: &Permit<AskExports>, conn: &mut Conn, since: At) -> DbResult<i64> {
    taken_by(conn, permit.actor().0, since).await
}

/// The same, with the one that is being taken.
pub async fn taken_with(permit: &Permit<TakeExport>, conn: &mut Conn, since: At) -> DbResult<i64> {
    taken_by(conn, permit.actor().0, since).await
}

async fn taken_by(conn: &mut Conn, account: Uuid, since: At) -> DbResult<i64> {
    scalar!(conn, i64, "select cast(coalesce(sum(learners), 0) as bigint) from export_request where asked_by = $1 and taken_at >= $2", account, since.0)
}

/// Decides what nobody decided.
pub async fn decide(permit: &Permit<DecideExport>, conn: &mut Conn, approve: bool, answer: Option<Vec<u8>>, until: Option<At>) -> DbResult<u64> {
    execute!(
        conn,
        "update export_request set decided_by = $2, decided_at = $3, approved = $4, answer_sealed = $5, until_at = $6 where id = $1 and decided_at is null",
        permit.on().0,
        permit.actor().0,
        permit.now().0,
        approve,
        answer,
        until.map(|until| until.0)
    )
}

/// How it was decided, and by whom.
pub async fn decision(permit: &Permit<DecideExport>, conn: &mut Conn) -> DbResult<Option<(Option<bool>, Option<Uuid>)>> {
    fetch_optional!(conn, (Option<bool>, Option<Uuid>), "select approved, decided_by from export_request where id = $1", permit.on().0)
}

/// Columns, and learners there were.
pub async fn told(permit: &Permit<DecideExport>, conn: &mut Conn) -> DbResult<(String, i64)> {
    fetch_one!(conn, (String, i64), "select columns, expected from export_request where id = $1", permit.on().0)
}

/// Notes that it was taken: 0 when it was before, or its time is over.
pub async fn take(permit: &Permit<TakeExport>, conn: &mut Conn, learners: i64) -> DbResult<u64> {
    execute!(
        conn,
        "update export_request set taken_at = $2, learners = $3 where id = $1 and approved = $4 and taken_at is null and until_at > $2",
        permit.on().0,
        permit.now().0,
        learners,
        true
    )
}

/// Who took the exports with these ids' last 32 bits, and when: for the house itself.
pub async fn takers(conn: &mut Conn) -> DbResult<Vec<(Uuid, String, String, i64)>> {
    fetch_all!(
        conn,
        (Uuid, String, String, i64),
        "select q.id, a.name, a.login, q.taken_at from export_request q join account a on a.id = q.asked_by where q.taken_at is not null order by q.taken_at"
    )
}
