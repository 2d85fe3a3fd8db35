//! Everything rules ask about, for many learners in a handful of statements; for the house itself.

use crate::{
    bulk_insert,
    db::{Conn, DbResult},
    fetch_all, fetch_listed,
};
use chrono::NaiveDate;
use shared::{
    id::{CampusId, TagId},
    privacy::{Answer, Consent, Purpose},
    tags::{Came, Facts},
};
use std::collections::HashMap;
use uuid::Uuid;

/// One learner: the facts, and whether tags may be made of them.
pub struct Known {
    pub learner: Uuid,
    pub facts: Facts,
    pub consent: Consent,
    pub due_on: Option<NaiveDate>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    campus_id: Uuid,
    state: String,
    grade: Option<String>,
    born_on: Option<NaiveDate>,
    joined_on: Option<NaiveDate>,
    last_seen: Option<NaiveDate>,
    owed: i64,
    due_on: Option<NaiveDate>,
    version: Option<i64>,
    given: Option<bool>,
}

impl From<Row> for Known {
    fn from(row: Row) -> Self {
        let facts = Facts {
            grade: row.grade,
            born_on: row.born_on,
            joined_on: row.joined_on,
            last_seen: row.last_seen,
            owed: row.owed,
            ..Facts::new(CampusId(row.campus_id), &row.state)
        };
        // The day of the answer is asked by nobody here.
        let answer = row.version.map(|version| Answer { given: row.given.unwrap_or_default(), version, on: NaiveDate::default() });
        Self { learner: row.id, facts, consent: Consent { purpose: Purpose::Profile, answer }, due_on: row.due_on }
    }
}

macro_rules! all_of {
    ($head:literal, $($tail:tt)*) => { concat!($head, $($tail)*) };
}
macro_rules! by_learner {
    ($head:literal, $($tail:tt)*) => { concat!($head, $($tail)*, " group by learner_id") };
}

/// What is dated, as `2026-11-21y,2026-11-14n`: one row a learner.
type Dated = (Uuid, String);

/// What is known of `ids`, lessons, scores and homework after `since`. Whoever is restricted or erased is not among them.
pub async fn known(conn: &mut Conn, ids: &[Uuid], since: NaiveDate) -> DbResult<Vec<Known>> {
    let rows = fetch_listed!(
        conn,
        Row,
        all_of,
        "select p.id, p.campus_id, p.state, p.grade, p.born_on, p.joined_on, p.last_seen, p.owed, d.due_on, n.version, n.given
           from learner p left join tag_due d on d.learner_id = p.id
           left join consent n on n.id = (select x.id from consent x where x.learner_id = p.id and x.purpose = 'profile' order by x.at desc, x.id desc limit 1)
          where p.erased_at is null and not exists (select 1 from restriction z where z.learner_id = p.id)",
        "p.id",
        "$1",
        ids
    )?;
    let mut known: Vec<Known> = rows.into_iter().map(Known::from).collect();
    let places: HashMap<Uuid, usize> = known.iter().enumerate().map(|(place, one)| (one.learner, place)).collect();
    let mut put = |learner: &Uuid, set: &mut dyn FnMut(&mut Facts)| {
        if let Some(place) = places.get(learner) {
            set(&mut known[*place].facts);
        }
    };
    for (learner, last, hours) in lots(conn, ids).await? {
        put(&learner, &mut |facts| facts.lots.push((last, hours)));
    }
    for (learner, dated) in lessons(conn, ids, since).await? {
        put(&learner, &mut |facts| facts.lessons = read(&dated, |word| Some(came(word))));
    }
    for (learner, dated) in scores(conn, ids, since).await? {
        put(&learner, &mut |facts| facts.scores = read(&dated, |word| word.parse().ok()));
    }
    for (learner, dated) in homework(conn, ids, since).await? {
        put(&learner, &mut |facts| facts.homework = read(&dated, |word| Some(word == "y")));
    }
    for (learner,) in core_finished(conn, ids).await? {
        put(&learner, &mut |facts| facts.core_finished = true);
    }
    for (learner, tag) in given(conn, ids).await? {
        put(&learner, &mut |facts| facts.given.push(TagId(tag)));
    }
    Ok(known)
}

/// Days are ten characters long; what follows is the word.
fn read<T>(dated: &str, word: impl Fn(&str) -> Option<T>) -> Vec<(NaiveDate, T)> {
    dated.split(',').filter_map(|one| Some((one.get(..10)?.parse().ok()?, word(one.get(10..)?)?))).collect()
}

fn came(word: &str) -> Came {
    match word {
        "y" => Came::Yes,
        "n" => Came::No,
        _ => Came::Excused,
    }
}

async fn lots(conn: &mut Conn, ids: &[Uuid]) -> DbResult<Vec<(Uuid, Option<NaiveDate>, i64)>> {
    fetch_listed!(
        conn,
        (Uuid, Option<NaiveDate>, i64),
        all_of,
        "select o.learner_id, o.expires_on, o.balance from lot o where o.balance > 0",
        "o.learner_id",
        "$1",
        ids
    )
}

async fn lessons(conn: &mut Conn, ids: &[Uuid], since: NaiveDate) -> DbResult<Vec<Dated>> {
    fetch_listed!(
        conn,
        Dated,
        by_learner,
        "select a.learner_id, string_agg(cast(a.on_date as text) || case when a.code in ('present', 'late', 'makeup', 'trial') then 'y' when a.code = 'absent' then 'n' else 'e' end, ',')
           from attendance a where a.on_date > $1",
        "a.learner_id",
        "$2",
        ids,
        since
    )
}

async fn scores(conn: &mut Conn, ids: &[Uuid], since: NaiveDate) -> DbResult<Vec<Dated>> {
    fetch_listed!(
        conn,
        Dated,
        by_learner,
        "select g.learner_id, string_agg(cast(g.on_date as text) || cast(g.score * 10000 / g.full_score as text), ',') from grade g where g.full_score > 0 and g.on_date > $1",
        "g.learner_id",
        "$2",
        ids,
        since
    )
}

async fn homework(conn: &mut Conn, ids: &[Uuid], since: NaiveDate) -> DbResult<Vec<Dated>> {
    fetch_listed!(
        conn,
        Dated,
        by_learner,
        "select h.learner_id, string_agg(cast(h.set_on as text) || case when h.submitted_at is null then 'n' else 'y' end, ',') from homework h where h.set_on > $1",
        "h.learner_id",
        "$2",
        ids,
        since
    )
}

/// Who reached six tenths of what could be reached at the core module of a course.
async fn core_finished(conn: &mut Conn, ids: &[Uuid]) -> DbResult<Vec<(Uuid,)>> {
    fetch_listed!(
        conn,
        (Uuid,),
        by_learner,
        "select g.learner_id from grade g join class c on c.id = g.class_id join course k on k.id = c.course_id
          where g.point = k.core_module and g.full_score > 0 and g.score * 10 >= g.full_score * 6",
        "g.learner_id",
        "$1",
        ids
    )
}

async fn given(conn: &mut Conn, ids: &[Uuid]) -> DbResult<Vec<(Uuid, Uuid)>> {
    fetch_listed!(
        conn,
        (Uuid, Uuid),
        all_of,
        "select t.learner_id, t.tag_id from learner_tag t join tag g on g.id = t.tag_id where t.until_at is null and g.rule is null",
        "t.learner_id",
        "$1",
        ids
    )
}

/// The zone of each campus.
pub async fn zones(conn: &mut Conn) -> DbResult<HashMap<CampusId, String>> {
    let rows = fetch_all!(conn, (Uuid, String), "select id, zone from campus")?;
    Ok(rows.into_iter().map(|(id, zone)| (CampusId(id), zone)).collect())
}

macro_rules! gone {
    ($head:literal, $($tail:tt)*) => { concat!($head, " where true", $($tail)*, " returning learner_id") };
}

/// Sets the day on which each learner is looked at again, and takes it from those who need none.
pub async fn set_due(conn: &mut Conn, due: &[(Uuid, NaiveDate)], not_due: &[Uuid]) -> DbResult<()> {
    if !not_due.is_empty() {
        fetch_listed!(conn, (Uuid,), gone, "delete from tag_due", "learner_id", "$1", not_due)?;
    }
    bulk_insert!(
        conn,
        "insert into tag_due (learner_id, due_on) ",
        2,
        due,
        |row, b| {
            b.push_bind(row.0).push_bind(row.1);
        },
        " on conflict (learner_id) do update set due_on = excluded.due_on"
    )
    .map(|_| ())
}
