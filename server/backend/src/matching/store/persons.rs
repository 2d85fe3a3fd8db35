//! Learners as they are compared. What is sealed is known by its blind index; for the house itself.

use super::stored::{KinRow, Stored, kin_of};
use crate::{
    db::{Conn, DbResult, dialect},
    execute, fetch_all, fetch_listed,
    people::pinyin,
    scalar,
};
use chrono::NaiveDate;
use shared::{matching::Person, time::At};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Learners under one key, at most: a phone that more of them share is the office's own and tells nothing.
const CROWD: i64 = 200;

/// Who, and what is compared of them.
pub struct Known {
    pub id: Uuid,
    pub person: Person,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    #[sqlx(flatten)]
    stored: Stored,
}

fn known(rows: &[Row], kin: Vec<KinRow>) -> Vec<Known> {
    let mut kin = kin_of(kin);
    rows.iter().map(|row| Known { id: row.id, person: row.stored.person(kin.remove(&row.id).unwrap_or_default()) }).collect()
}

/// Everybody by id: who was there first comes first. Whoever is restricted, merged or erased is not among them.
pub async fn all(conn: &mut Conn) -> DbResult<Vec<Known>> {
    let rows = fetch_all!(
        conn,
        Row,
        "select p.id, p.name, p.gender, p.born_on, p.id_no_index, p.phone_index, p.school, p.grade from learner p
          where p.erased_at is null and not exists (select 1 from restriction z where z.learner_id = p.id) order by p.id"
    )?;
    let kin = fetch_all!(conn, KinRow, "select k.learner_id, g.name, g.phone_index from guardian_link k join guardian g on g.id = k.guardian_id")?;
    Ok(known(&rows, kin))
}

macro_rules! all_of {
    ($head:literal, $($tail:tt)*) => { concat!($head, $($tail)*) };
}

/// Those of `ids` whom one may look at.
pub async fn of(conn: &mut Conn, ids: &[Uuid]) -> DbResult<Vec<Known>> {
    let rows = fetch_listed!(
        conn,
        Row,
        all_of,
        "select p.id, p.name, p.gender, p.born_on, p.id_no_index, p.phone_index, p.school, p.grade from learner p
          where p.erased_at is null and not exists (select 1 from restriction z where z.learner_id = p.id)",
        "p.id",
        "$1",
        ids
    )?;
    let kin = fetch_listed!(
        conn,
        KinRow,
        all_of,
        "select k.learner_id, g.name, g.phone_index from guardian_link k join guardian g on g.id = k.guardian_id where true",
        "k.learner_id",
        "$1",
        ids
    )?;
    Ok(known(&rows, kin))
}

/// Whoever shares with `one` what two rows of one person have in common: a number, the sound of the name, which is spelled
/// `spelling`, or the birth date and the sound of the surname.
pub async fn near(conn: &mut Conn, one: &Known, spelling: &str) -> DbResult<Vec<Known>> {
    let mut ids: BTreeSet<Uuid> = BTreeSet::new();
    if !spelling.is_empty() {
        ids.extend(dialect::search_learners(conn, spelling, CROWD).await?);
    }
    let own = one.person.phone.iter().chain(one.person.kin.iter().filter_map(|kin| kin.phone.as_ref()));
    for number in own {
        ids.extend(by_phone(conn, &number.index).await?);
    }
    if let Some(number) = &one.person.id_no {
        ids.extend(by_id_no(conn, &number.index).await?);
    }
    if let Some(day) = one.person.born_on {
        ids.extend(by_birth(conn, day, &one.person.name.written).await?);
    }
    ids.remove(&one.id);
    of(conn, &ids.into_iter().collect::<Vec<_>>()).await
}

/// Nobody, where very many have it.
fn unless_crowd(rows: Vec<(Uuid,)>) -> Vec<Uuid> {
    if i64::try_from(rows.len()).is_ok_and(|many| many <= CROWD) { rows.into_iter().map(|(id,)| id).collect() } else { Vec::new() }
}

async fn by_phone(conn: &mut Conn, index: &[u8]) -> DbResult<Vec<Uuid>> {
    const SQL: &str = "select id from learner where phone_index = $1
                        union select k.learner_id from guardian g join guardian_link k on k.guardian_id = g.id where g.phone_index = $1 limit $2";
    Ok(unless_crowd(fetch_all!(conn, (Uuid,), SQL, index, CROWD + 1)?))
}

async fn by_id_no(conn: &mut Conn, index: &[u8]) -> DbResult<Vec<Uuid>> {
    Ok(unless_crowd(fetch_all!(conn, (Uuid,), "select id from learner where id_no_index = $1 limit $2", index, CROWD + 1)?))
}

async fn by_birth(conn: &mut Conn, day: NaiveDate, name: &str) -> DbResult<Vec<Uuid>> {
    let first = |name: &str| name.chars().next().map(pinyin::readings).unwrap_or_default();
    let sounds = first(name);
    let rows = fetch_all!(conn, (Uuid, String), "select id, name from learner where born_on = $1 limit $2", day, CROWD + 1)?;
    let alike = rows.into_iter().filter(|(_, other)| first(other).iter().any(|sound| sounds.contains(sound)));
    Ok(alike.map(|(id, _)| id).collect())
}

/// How many learners there are.
pub async fn count(conn: &mut Conn) -> DbResult<i64> {
    scalar!(conn, i64, "select count(*) from learner")
}

/// Keeps a pair to look at; 0: somebody was asked about the two before, in whichever order.
pub async fn keep(conn: &mut Conn, (first, second): (Uuid, Uuid), bits: i64, now: At) -> DbResult<u64> {
    execute!(
        conn,
        "insert into learner_pair (id, first_id, second_id, bits, found_at, state)
         select $1, $2, $3, $4, $5, 'open' where not exists (select 1 from learner_pair d where d.first_id = $3 and d.second_id = $2)
             on conflict (first_id, second_id) do nothing",
        crate::new_id(),
        first,
        second,
        bits,
        now.0
    )
}
