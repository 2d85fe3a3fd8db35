//! Everything the checks ask about, for many learners in a handful of statements; for the house itself.

use crate::{
    db::{Conn, DbResult},
    fetch_all, fetch_listed,
};
use chrono::NaiveDate;
use shared::quality::Facts;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// A sealed value and its blind index.
pub type Sealed = (Vec<u8>, Vec<u8>);

/// One learner: what is plain, and what is sealed.
pub struct Known {
    pub learner: Uuid,
    pub campus: Uuid,
    pub teacher: Option<Uuid>,
    pub facts: Facts,
    pub id_no: Option<Sealed>,
    pub phone: Option<Sealed>,
    /// Phones of guardians.
    pub kin: Vec<(Uuid, Vec<u8>, Vec<u8>)>,
}

impl Known {
    /// Whose keys open what is sealed.
    pub fn persons(&self) -> impl Iterator<Item = Uuid> {
        let own = (self.id_no.is_some() || self.phone.is_some()).then_some(self.learner);
        own.into_iter().chain(self.kin.iter().map(|(guardian, _, _)| *guardian))
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    campus_id: Uuid,
    state: String,
    gender: Option<String>,
    grade: Option<String>,
    born_on: Option<NaiveDate>,
    joined_on: Option<NaiveDate>,
    last_seen: Option<NaiveDate>,
    balance: i64,
    id_no_sealed: Option<Vec<u8>>,
    id_no_index: Option<Vec<u8>>,
    phone_sealed: Option<Vec<u8>>,
    phone_index: Option<Vec<u8>>,
}

impl Row {
    fn known(self, asked: &HashSet<Uuid>) -> Known {
        let facts = Facts {
            state: self.state,
            gender: self.gender,
            grade: self.grade,
            born_on: self.born_on,
            joined_on: self.joined_on,
            last_seen: self.last_seen,
            balance: self.balance,
            id_asked: asked.contains(&self.campus_id),
            ..Facts::default()
        };
        let (id_no, phone) = (self.id_no_sealed.zip(self.id_no_index), self.phone_sealed.zip(self.phone_index));
        Known { learner: self.id, campus: self.campus_id, teacher: None, facts, id_no, phone, kin: Vec::new() }
    }
}

macro_rules! all_of {
    ($head:literal, $($tail:tt)*) => { concat!($head, $($tail)*) };
}

/// What is known of `ids` on `today`. Whoever is restricted or erased is not among them.
pub async fn known(conn: &mut Conn, ids: &[Uuid], today: NaiveDate) -> DbResult<Vec<Known>> {
    let asked = keeps_id_numbers(conn).await?;
    let mut known: Vec<Known> = learners(conn, ids).await?.into_iter().map(|row| row.known(&asked)).collect();
    let places: HashMap<Uuid, usize> = known.iter().enumerate().map(|(place, one)| (one.learner, place)).collect();
    let mut put = |learner: Uuid, set: &mut dyn FnMut(&mut Known)| {
        if let Some(place) = places.get(&learner) {
            set(&mut known[*place]);
        }
    };
    for (learner, guardian, sealed, index) in phones(conn, ids, today).await? {
        put(learner, &mut |one| {
            one.facts.reachable = true;
            one.kin.push((guardian, sealed.clone(), index.clone()));
        });
    }
    for (learner, teacher) in classes(conn, ids, today).await? {
        put(learner, &mut |one| {
            one.facts.in_class = true;
            one.teacher = one.teacher.or(teacher);
        });
    }
    for (learner,) in reversed_contracts(conn, ids).await?.into_iter().chain(reversed_stays(conn, ids).await?) {
        put(learner, &mut |one| one.facts.reversed = true);
    }
    let mut pairs: Vec<_> = first_of_pairs(conn, ids).await?.into_iter().chain(second_of_pairs(conn, ids).await?).collect();
    pairs.sort_unstable_by_key(|(_, pair)| *pair);
    for (learner, pair) in pairs {
        put(learner, &mut |one| one.facts.double += &pair.simple().to_string());
    }
    Ok(known)
}

async fn learners(conn: &mut Conn, ids: &[Uuid]) -> DbResult<Vec<Row>> {
    fetch_listed!(
        conn,
        Row,
        all_of,
        "select p.id, p.campus_id, p.state, p.gender, p.grade, p.born_on, p.joined_on, p.last_seen, p.balance, p.id_no_sealed, p.id_no_index, p.phone_sealed,
                p.phone_index
           from learner p where p.erased_at is null and not exists (select 1 from restriction z where z.learner_id = p.id)",
        "p.id",
        "$1",
        ids
    )
}

/// Campuses that ask for ID numbers: one at least of their learners has one.
async fn keeps_id_numbers(conn: &mut Conn) -> DbResult<HashSet<Uuid>> {
    const SQL: &str = "select c.id from campus c where exists (select 1 from learner p where p.campus_id = c.id and p.id_no_index is not null)";
    Ok(fetch_all!(conn, (Uuid,), SQL)?.into_iter().map(|(id,)| id).collect())
}

async fn phones(conn: &mut Conn, ids: &[Uuid], today: NaiveDate) -> DbResult<Vec<(Uuid, Uuid, Vec<u8>, Vec<u8>)>> {
    fetch_listed!(
        conn,
        (Uuid, Uuid, Vec<u8>, Vec<u8>),
        all_of,
        "select k.learner_id, g.id, g.phone_sealed, g.phone_index from guardian_link k join guardian g on g.id = k.guardian_id
          where g.phone_sealed is not null and g.phone_index is not null and (k.until_on is null or k.until_on >= $1)",
        "k.learner_id",
        "$2",
        ids,
        today
    )
}

async fn classes(conn: &mut Conn, ids: &[Uuid], today: NaiveDate) -> DbResult<Vec<(Uuid, Option<Uuid>)>> {
    let mut rows = fetch_listed!(
        conn,
        (Uuid, Option<Uuid>, String),
        all_of,
        "select m.learner_id, coalesce(c.head_teacher_id, c.teacher_id) as teacher, c.code from membership m join class c on c.id = m.class_id
          where m.kind = 'member' and m.from_on <= $1 and (m.until_on is null or m.until_on >= $1)",
        "m.learner_id",
        "$2",
        ids,
        today
    )?;
    rows.sort_by(|a, b| a.2.cmp(&b.2));
    Ok(rows.into_iter().map(|(learner, teacher, _)| (learner, teacher)).collect())
}

async fn reversed_contracts(conn: &mut Conn, ids: &[Uuid]) -> DbResult<Vec<(Uuid,)>> {
    fetch_listed!(conn, (Uuid,), all_of, "select c.learner_id from contract c where c.expires_on < c.signed_on", "c.learner_id", "$1", ids)
}

async fn reversed_stays(conn: &mut Conn, ids: &[Uuid]) -> DbResult<Vec<(Uuid,)>> {
    fetch_listed!(conn, (Uuid,), all_of, "select m.learner_id from membership m where m.until_on < m.from_on", "m.learner_id", "$1", ids)
}

/// Open pairs of learners who were there first, but for those with somebody nobody may look at.
async fn first_of_pairs(conn: &mut Conn, ids: &[Uuid]) -> DbResult<Vec<(Uuid, Uuid)>> {
    fetch_listed!(
        conn,
        (Uuid, Uuid),
        all_of,
        "select d.first_id, d.id from learner_pair d where d.state = 'open' and not exists (select 1 from restriction z where z.learner_id = d.second_id)",
        "d.first_id",
        "$1",
        ids
    )
}

async fn second_of_pairs(conn: &mut Conn, ids: &[Uuid]) -> DbResult<Vec<(Uuid, Uuid)>> {
    fetch_listed!(
        conn,
        (Uuid, Uuid),
        all_of,
        "select d.second_id, d.id from learner_pair d where d.state = 'open' and not exists (select 1 from restriction z where z.learner_id = d.first_id)",
        "d.second_id",
        "$1",
        ids
    )
}
