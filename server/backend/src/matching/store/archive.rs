//! The archive of a learner, read and written as a whole.

use super::super::DecidePair;
use crate::{
    db::{Conn, DbResult},
    execute, fetch_all, fetch_one, fetch_optional,
    policy::Permit,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What an archive says. Sealed values stay sealed, under the key of the learner they are of.
#[derive(Clone, Default, sqlx::FromRow, Serialize, Deserialize)]
pub struct Archive {
    pub name: String,
    pub name_key: String,
    pub gender: Option<String>,
    pub born_on: Option<NaiveDate>,
    pub id_no_sealed: Option<Vec<u8>>,
    pub id_no_index: Option<Vec<u8>>,
    pub phone_sealed: Option<Vec<u8>>,
    pub phone_index: Option<Vec<u8>>,
    pub address_sealed: Option<Vec<u8>>,
    pub school: Option<String>,
    pub grade: Option<String>,
    pub source: Option<String>,
    pub referrer: Option<String>,
    pub state: String,
    pub style: Option<String>,
    pub availability: Option<String>,
    pub notes: Option<String>,
    pub version: i64,
}

/// The archive of a learner.
pub async fn archive(_: &Permit<DecidePair>, conn: &mut Conn, learner: Uuid) -> DbResult<Option<Archive>> {
    fetch_optional!(
        conn,
        Archive,
        "select name, name_key, gender, born_on, id_no_sealed, id_no_index, phone_sealed, phone_index, address_sealed, school, grade, source, referrer, state,
                style, availability, notes, version from learner where id = $1 and erased_at is null",
        learner
    )
}

/// Writes an archive over what stands there, as its next version.
pub async fn write(_: &Permit<DecidePair>, conn: &mut Conn, learner: Uuid, to: &Archive) -> DbResult<u64> {
    execute!(
        conn,
        "update learner set name = $2, name_key = $3, gender = $4, born_on = $5, id_no_sealed = $6, id_no_index = $7, phone_sealed = $8, phone_index = $9,
                address_sealed = $10, school = $11, grade = $12, source = $13, referrer = $14, state = $15, style = $16, availability = $17, notes = $18,
                version = version + 1 where id = $1",
        learner,
        &to.name,
        &to.name_key,
        &to.gender,
        to.born_on,
        &to.id_no_sealed,
        &to.id_no_index,
        &to.phone_sealed,
        &to.phone_index,
        &to.address_sealed,
        &to.school,
        &to.grade,
        &to.source,
        &to.referrer,
        &to.state,
        &to.style,
        &to.availability,
        &to.notes
    )
}

/// Guardians of a learner by name, with the blind index of their phone.
pub async fn guardians(_: &Permit<DecidePair>, conn: &mut Conn, learner: Uuid) -> DbResult<Vec<(String, Option<Vec<u8>>)>> {
    fetch_all!(
        conn,
        (String, Option<Vec<u8>>),
        "select g.name, g.phone_index from guardian_link k join guardian g on g.id = k.guardian_id where k.learner_id = $1 order by k.rank, g.name",
        learner
    )
}

/// Contracts, hours left, lessons taken.
pub async fn standing(_: &Permit<DecidePair>, conn: &mut Conn, learner: Uuid) -> DbResult<(i64, i64, i64)> {
    fetch_one!(
        conn,
        (i64, i64, i64),
        "select (select count(*) from contract c where c.learner_id = p.id), p.balance, p.lessons_taken from learner p where p.id = $1",
        learner
    )
}
