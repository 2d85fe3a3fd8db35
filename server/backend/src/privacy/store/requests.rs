//! Requests, and what the desk reads of learners.

use crate::{
    db::{Conn, DbResult},
    execute, fetch_all, fetch_one, fetch_optional,
    policy::{Act, Permit},
    privacy::{AnswerRequests, AskForFamily, OwnRights, policy::AnswerRequest},
    scalar,
};
use chrono::NaiveDate;
use shared::{
    id::{LearnerId, RequestId},
    privacy::{RequestKind, RequestState},
};
use uuid::Uuid;

/// A request as it is stored, with names.
#[derive(sqlx::FromRow)]
pub struct RequestRow {
    pub id: Uuid,
    pub kind: String,
    pub state: String,
    pub learner_id: Uuid,
    pub child: String,
    pub by_name: Option<String>,
    pub by_family: bool,
    pub asked_at: i64,
    pub due_on: NaiveDate,
    pub words_sealed: Option<Vec<u8>>,
    pub reason_sealed: Option<Vec<u8>>,
    pub decided_at: Option<i64>,
    pub counts: Option<String>,
}

/// A request to be written.
pub struct NewRequest {
    pub id: RequestId,
    pub kind: RequestKind,
    pub guardian: Option<Uuid>,
    pub due_on: NaiveDate,
    pub run_at: Option<i64>,
    pub state: RequestState,
    pub words: Option<Vec<u8>>,
}

/// The head of every query for requests.
macro_rules! requests {
    ($($tail:tt)*) => {
        concat!(
            "select q.id, q.kind, q.state, q.learner_id, p.name as child, a.name as by_name, q.guardian_id is not null as by_family, q.asked_at, q.due_on,
                    q.words_sealed, q.reason_sealed, q.decided_at, q.counts
               from privacy_request q join learner p on p.id = q.learner_id left join account a on a.id = q.asked_by ",
            $($tail)*
        )
    };
}

/// The children that a guardian manages: id, name, birth date.
pub async fn children(
    _: &Permit<crate::people::ViewFamily>,
    conn: &mut Conn,
    guardian: Uuid,
    today: NaiveDate,
) -> DbResult<Vec<(Uuid, String, Option<NaiveDate>)>> {
    fetch_all!(
        conn,
        (Uuid, String, Option<NaiveDate>),
        "select p.id, p.name, p.born_on from guardian_link k join learner p on p.id = k.learner_id
          where k.guardian_id = $1 and k.from_on <= $2 and (k.until_on is null or k.until_on >= $2) and k.manages and not k.waits and p.erased_at is null order by p.no",
        guardian,
        today
    )
}

/// The requests about a learner, the newest first; the caller may see the learner's rights.
pub async fn of_learner(_: &Permit<crate::people::ViewFamily>, conn: &mut Conn, learner: LearnerId) -> DbResult<Vec<RequestRow>> {
    fetch_all!(conn, RequestRow, requests!("where q.learner_id = $1 order by q.asked_at desc, q.id desc limit 30"), learner.0)
}

/// Whether a request of this kind is open already.
pub async fn open_one<A: Act<On = LearnerId>>(permit: &Permit<A>, conn: &mut Conn, kind: RequestKind) -> DbResult<bool> {
    const SQL: &str = "select count(*) from privacy_request where learner_id = $1 and kind = $2 and state in ('open', 'accepted')";
    Ok(scalar!(conn, i64, SQL, permit.on().0, kind.word())? > 0)
}

/// Writes a request.
pub async fn insert<A: Act<On = LearnerId>>(permit: &Permit<A>, conn: &mut Conn, new: &NewRequest) -> DbResult<u64> {
    execute!(
        conn,
        "insert into privacy_request (id, kind, learner_id, guardian_id, asked_by, asked_at, due_on, run_at, state, words_sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        new.id.0,
        new.kind.word(),
        permit.on().0,
        new.guardian,
        permit.actor().0,
        permit.now().0,
        new.due_on,
        new.run_at,
        new.state.word(),
        &new.words
    )
}

/// Takes a request back.
pub async fn withdraw(permit: &Permit<OwnRights>, conn: &mut Conn, id: RequestId) -> DbResult<u64> {
    execute!(
        conn,
        "update privacy_request set state = 'withdrawn', decided_at = $3, decided_by = $4 where id = $1 and learner_id = $2 and state in ('open', 'accepted')",
        id.0,
        permit.on().0,
        permit.now().0,
        permit.actor().0
    )
}

/// One request.
pub async fn request(permit: &Permit<AnswerRequest>, conn: &mut Conn) -> DbResult<Option<RequestRow>> {
    fetch_optional!(conn, RequestRow, requests!("where q.id = $1"), permit.on().0)
}

/// Answers a request that is open.
pub async fn decide(permit: &Permit<AnswerRequest>, conn: &mut Conn, state: RequestState, reason: Option<Vec<u8>>) -> DbResult<u64> {
    execute!(
        conn,
        "update privacy_request set state = $2, reason_sealed = $3, decided_by = $4, decided_at = $5 where id = $1 and state = 'open'",
        permit.on().0,
        state.word(),
        reason,
        permit.actor().0,
        permit.now().0
    )
}

/// Requests that wait, by deadline, and those that were closed last; of the campuses the asker answers for.
pub async fn queue(permit: &Permit<AnswerRequests>, conn: &mut Conn, limit: i64) -> DbResult<Vec<RequestRow>> {
    fetch_all!(
        conn,
        RequestRow,
        requests!(
            "where exists (select 1 from account_role r join role_permission x on x.role = r.role and x.permission = 'handle_privacy'
                            where r.account_id = $1 and r.class_id is null and r.department is null and r.from_at <= $2
                             and (r.until_at is null or r.until_at > $2) and (r.campus_id is null or r.campus_id = p.campus_id))
             order by case when q.state in ('open', 'accepted') then 0 else 1 end, case when q.state in ('open', 'accepted') then q.due_on end, q.asked_at desc, q.id limit $3"
        ),
        permit.scope().account.0,
        permit.scope().now.0,
        limit
    )
}

/// A learner whose last lesson is long ago.
#[derive(sqlx::FromRow)]
pub struct PastRow {
    pub id: Uuid,
    pub no: String,
    pub name: String,
    pub state: String,
    pub last_on: NaiveDate,
}

/// Learners who left and were last seen before `whole`, or before `contacts` and whose contacts are still there, the
/// longest ago first; and how many there are.
pub async fn past(permit: &Permit<AnswerRequests>, conn: &mut Conn, (whole, contacts): (NaiveDate, NaiveDate), limit: i64) -> DbResult<(Vec<PastRow>, i64)> {
    macro_rules! past {
        ($head:literal, $tail:literal) => {
            concat!(
                $head,
                " from learner p where p.erased_at is null and p.state in ('已结课', '已流失', '已退费') and p.balance = 0
                    and (coalesce(p.last_seen, p.joined_on) < $3 or coalesce(p.last_seen, p.joined_on) < $4
                         and (p.phone_sealed is not null or p.address_sealed is not null
                              or exists (select 1 from guardian_link k join guardian g on g.id = k.guardian_id where k.learner_id = p.id and g.phone_sealed is not null)))
                    and not exists (select 1 from privacy_request q where q.learner_id = p.id and q.kind = 'erase' and q.state in ('open', 'accepted'))
                    and exists (select 1 from account_role r join role_permission x on x.role = r.role and x.permission = 'handle_privacy'
                            where r.account_id = $1 and r.class_id is null and r.department is null and r.from_at <= $2
                                   and (r.until_at is null or r.until_at > $2) and (r.campus_id is null or r.campus_id = p.campus_id))",
                $tail
            )
        };
    }
    let (account, now) = (permit.scope().account.0, permit.scope().now.0);
    let rows = fetch_all!(
        conn,
        PastRow,
        past!(
            "select p.id, p.no, p.name, p.state, coalesce(p.last_seen, p.joined_on) as last_on",
            " order by coalesce(p.last_seen, p.joined_on), p.id limit $5"
        ),
        account,
        now,
        whole,
        contacts,
        limit
    )?;
    let count = scalar!(conn, i64, past!("select count(*)", ""), account, now, whole, contacts)?;
    Ok((rows, count))
}

/// What there is of a learner: number, name, hours left; then rows by table.
pub async fn contents(permit: &Permit<AskForFamily>, conn: &mut Conn) -> DbResult<((String, String, i64), Vec<(String, i64)>)> {
    type Rows = (i64, i64, i64, i64, i64, i64, i64);
    let learner = permit.on().0;
    let head = fetch_one!(conn, (String, String, i64), "select no, name, balance from learner where id = $1", learner)?;
    let (guardians, marks, grades, homework, contracts, consents, events) = fetch_one!(
        conn,
        Rows,
        "select (select count(*) from guardian_link where learner_id = $1), (select count(*) from attendance where learner_id = $1),
                (select count(*) from grade where learner_id = $1), (select count(*) from homework where learner_id = $1),
                (select count(*) from contract where learner_id = $1), (select count(*) from consent where learner_id = $1),
                (select count(*) from event where learner_id = $1)",
        learner
    )?;
    let names = ["guardian_link", "attendance", "grade", "homework", "contract", "consent", "event"];
    let counts = [guardians, marks, grades, homework, contracts, consents, events];
    Ok((head, names.iter().map(|name| (*name).to_owned()).zip(counts).collect()))
}

/// Learners that are not erased.
pub async fn learners(_: &Permit<AnswerRequests>, conn: &mut Conn) -> DbResult<i64> {
    scalar!(conn, i64, "select count(*) from learner where erased_at is null")
}

/// Days on which the calendar says something else than the week does.
pub async fn calendar<A: Act>(_: &Permit<A>, conn: &mut Conn, from: NaiveDate, to: NaiveDate) -> DbResult<Vec<(NaiveDate, bool)>> {
    fetch_all!(conn, (NaiveDate, bool), "select on_date, is_open from calendar_day where on_date > $1 and on_date <= $2", from, to)
}

/// Birth date of a learner, for the house itself.
pub async fn born(conn: &mut Conn, learner: LearnerId) -> DbResult<Option<NaiveDate>> {
    Ok(fetch_optional!(conn, (Option<NaiveDate>,), "select born_on from learner where id = $1", learner.0)?.and_then(|(born,)| born))
}
