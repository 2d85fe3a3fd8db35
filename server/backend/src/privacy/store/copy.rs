//! Everything there is about one learner, as text.

use crate::{
    db::{Conn, DbResult},
    fetch_all, fetch_optional, on_each,
    policy::Permit,
    privacy::{OwnRights, copy::Table},
    statement,
};
use sqlx::Row;
use uuid::Uuid;

/// One table: its name, its columns, and the query whose texts they are.
macro_rules! table {
    ($conn:ident, $learner:ident, $name:literal, [$($column:literal),* $(,)?], $sql:literal) => {{
        let sql = statement!($sql);
        let rows: Vec<Vec<Option<String>>> = on_each!(&mut *$conn, |c| {
            sqlx::query(sql).bind($learner).fetch_all(c).await.and_then(|rows| {
                rows.iter().map(|row| (0..row.len()).map(|at| row.try_get::<Option<String>, _>(at)).collect::<Result<Vec<_>, _>>()).collect::<Result<Vec<_>, _>>()
            })
        })?;
        Table { name: $name, columns: vec![$($column),*], rows }
    }};
}

/// All tables.
pub async fn tables(permit: &Permit<OwnRights>, conn: &mut Conn) -> DbResult<Vec<Table>> {
    let mut tables = archive(permit.on().0, conn).await?;
    tables.extend(learning(permit.on().0, conn).await?);
    tables.extend(dealings(permit.on().0, conn).await?);
    Ok(tables)
}

/// Who the learner is, and where.
async fn archive(learner: Uuid, conn: &mut Conn) -> DbResult<Vec<Table>> {
    Ok(vec![
        table!(
            conn,
            learner,
            "learner",
            ["no", "name", "gender", "born_on", "school", "grade", "campus", "source", "joined_on", "state", "style", "availability"],
            "select p.no, p.name, p.gender, cast(p.born_on as text), p.school, p.grade, c.name, p.source, cast(p.joined_on as text), p.state, p.style, p.availability
               from learner p join campus c on c.id = p.campus_id where p.id = $1"
        ),
        table!(
            conn,
            learner,
            "guardians",
            ["name", "relation", "from_on", "until_on"],
            "select g.name, k.relation, cast(k.from_on as text), cast(k.until_on as text) from guardian_link k join guardian g on g.id = k.guardian_id
              where k.learner_id = $1 order by k.rank"
        ),
        table!(
            conn,
            learner,
            "classes",
            ["class", "kind", "from_on", "until_on"],
            "select c.name, m.kind, cast(m.from_on as text), cast(m.until_on as text) from membership m join class c on c.id = m.class_id where m.learner_id = $1 order by m.from_on"
        ),
    ])
}

/// What they did.
async fn learning(learner: Uuid, conn: &mut Conn) -> DbResult<Vec<Table>> {
    Ok(vec![
        table!(
            conn,
            learner,
            "attendance",
            ["on_date", "class", "code", "late_minutes", "hours_hundredths", "note"],
            "select cast(a.on_date as text), c.name, a.code, cast(a.late_minutes as text), cast(a.hours as text), a.note from attendance a join class c on c.id = a.class_id
              where a.learner_id = $1 order by a.on_date, c.name"
        ),
        table!(
            conn,
            learner,
            "scores",
            ["on_date", "title", "point", "score_hundredths", "full_hundredths", "comment"],
            "select cast(on_date as text), title, point, cast(score as text), cast(full_score as text), comment from grade where learner_id = $1 order by on_date, title, point"
        ),
        table!(
            conn,
            learner,
            "homework",
            ["set_on", "title", "submitted_at_ms", "score_hundredths"],
            "select cast(set_on as text), title, cast(submitted_at as text), cast(score as text) from homework where learner_id = $1 order by set_on, title"
        ),
    ])
}

/// Contracts, hours, and what the family decided.
async fn dealings(learner: Uuid, conn: &mut Conn) -> DbResult<Vec<Table>> {
    Ok(vec![
        table!(
            conn,
            learner,
            "contracts",
            ["no", "course", "purchased_hundredths", "gift_hundredths", "paid_fen", "signed_on", "expires_on", "state"],
            "select k.no, c.name, cast(k.purchased as text), cast(k.gift as text), cast(k.paid_fen as text), cast(k.signed_on as text), cast(k.expires_on as text), k.state
               from contract k join course c on c.id = k.course_id where k.learner_id = $1 order by k.signed_on, k.no"
        ),
        table!(
            conn,
            learner,
            "hours",
            ["on_date", "kind", "hours_hundredths", "fen"],
            "select cast(on_date as text), kind, cast(hours as text), cast(fen as text) from ledger_entry where learner_id = $1 order by on_date, turn"
        ),
        table!(
            conn,
            learner,
            "consents",
            ["purpose", "version", "given", "at_ms"],
            "select purpose, cast(version as text), case when given then 'yes' else 'no' end, cast(at as text) from consent where learner_id = $1 order by at, id"
        ),
        table!(
            conn,
            learner,
            "tags",
            ["name", "from_ms", "until_ms", "why"],
            "select g.name, cast(t.from_at as text), cast(t.until_at as text), t.why from learner_tag t join tag g on g.id = t.tag_id where t.learner_id = $1 order by t.from_at, g.name"
        ),
        table!(
            conn,
            learner,
            "restrictions",
            ["reason", "since_ms"],
            "select reason, cast(since as text) from restriction where learner_id = $1 order by since, reason"
        ),
        table!(
            conn,
            learner,
            "other_numbers",
            ["no", "since_ms"],
            "select no, cast(since as text) from learner_alias where learner_id = $1 order by since, no"
        ),
        table!(
            conn,
            learner,
            "requests",
            ["kind", "state", "asked_at_ms", "due_on"],
            "select kind, state, cast(asked_at as text), cast(due_on as text) from privacy_request where learner_id = $1 order by asked_at, id"
        ),
    ])
}

/// What the checks of the archive say of the learner.
pub async fn findings(permit: &Permit<OwnRights>, conn: &mut Conn) -> DbResult<Table> {
    let learner = permit.on().0;
    Ok(table!(
        conn,
        learner,
        "findings",
        ["check", "since_on", "state", "until_on", "reason"],
        "select check_word, cast(since_on as text), state, cast(until_on as text), reason from quality_finding where learner_id = $1 order by check_word"
    ))
}

/// A correction: its row, the field, when, from what source, sealed what it was and is.
pub type Change = (Uuid, String, i64, String, Option<Vec<u8>>, Option<Vec<u8>>);

/// What was corrected by hand, the oldest first.
pub async fn changes(permit: &Permit<OwnRights>, conn: &mut Conn) -> DbResult<Vec<Change>> {
    const SQL: &str = "select id, field, at, source, before_sealed, after_sealed from learner_change where learner_id = $1 order by id";
    fetch_all!(conn, Change, SQL, permit.on().0)
}

/// What is sealed of the learner.
pub async fn sealed(permit: &Permit<OwnRights>, conn: &mut Conn) -> DbResult<Vec<(&'static str, Vec<u8>)>> {
    type Sealed = (Option<Vec<u8>>, Option<Vec<u8>>, Option<Vec<u8>>);
    const SQL: &str = "select phone_sealed, id_no_sealed, address_sealed from learner where id = $1";
    let (phone, id_no, address) = fetch_optional!(conn, Sealed, SQL, permit.on().0)?.unwrap_or_default();
    let columns = [("learner.phone_sealed", phone), ("learner.id_no_sealed", id_no), ("learner.address_sealed", address)];
    Ok(columns.into_iter().filter_map(|(column, value)| Some((column, value?))).collect())
}
