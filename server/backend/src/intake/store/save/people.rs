//! Learners, guardians and their ties.

use super::super::Leave;
use super::Stamp;
use crate::{
    bulk_insert,
    db::{Conn, DbResult},
    intake::books::{Books, Learner},
    keys::{Cell, Fresh},
    seal::Seal,
};
use chrono::NaiveDate;
use uuid::Uuid;

pub async fn learners(_: &Leave, conn: &mut Conn, rows: &[&Learner], books: &Books, keys: &Fresh, seal: &Seal, stamp: &Stamp) -> DbResult<u64> {
    let files: Vec<_> = rows.iter().filter_map(|row| row.file.as_deref().map(|file| (row, file))).collect();
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into learner (id, no, name, name_key, gender, born_on, id_no_sealed, id_no_index, phone_sealed, phone_index, address_sealed, school, grade,
          campus_id, source, referrer, joined_on, state, style, availability, notes, imported_at) ",
        22,
        files,
        |row, b| {
            let (Learner { id, no, .. }, file) = row;
            let key = keys.key(*id);
            let sealed = |clear: &Option<String>, column| clear.as_deref().map(|clear| key.close(Cell::of(*id, column), clear));
            let index = |clear: &Option<String>| clear.as_deref().map(|clear| seal.index(clear));
            b.push_bind(*id).push_bind(no.as_ref()).push_bind(&file.name).push_bind(crate::people::pinyin::sort_key(&file.name)).push_bind(&file.gender);
            b.push_bind(file.born_on)
                .push_bind(sealed(&file.id_no, "learner.id_no_sealed"))
                .push_bind(index(&file.id_no))
                .push_bind(sealed(&file.phone, "learner.phone_sealed"));
            b.push_bind(index(&file.phone)).push_bind(sealed(&file.address, "learner.address_sealed")).push_bind(&file.school).push_bind(&file.grade);
            b.push_bind(books.campuses.get(file.campus).id).push_bind(&file.source).push_bind(&file.referrer).push_bind(file.joined_on);
            b.push_bind(&file.state).push_bind(&file.style).push_bind(&file.availability).push_bind(&file.notes).push_bind(now);
        },
        ""
    )
}

/// A guardian to be written.
pub struct GuardianRow {
    pub id: Uuid,
    pub name: String,
    pub phone: Option<String>,
    pub index: Option<Vec<u8>>,
}

/// A guardian's tie to a learner.
pub struct LinkRow {
    pub learner: Uuid,
    pub guardian: Uuid,
    pub relation: String,
    pub rank: i64,
    pub from: NaiveDate,
}

pub async fn guardians(_: &Leave, conn: &mut Conn, rows: &[GuardianRow], keys: &Fresh, stamp: &Stamp) -> DbResult<u64> {
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into guardian (id, name, phone_sealed, phone_index, imported_at) ",
        5,
        rows,
        |row, b| {
            let key = keys.key(row.id);
            let sealed = row.phone.as_deref().map(|phone| key.close(Cell::of(row.id, "guardian.phone_sealed"), phone));
            b.push_bind(row.id).push_bind(&row.name).push_bind(sealed).push_bind(&row.index).push_bind(now);
        },
        ""
    )
}

pub async fn links(_: &Leave, conn: &mut Conn, rows: &[LinkRow], stamp: &Stamp) -> DbResult<u64> {
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into guardian_link (learner_id, guardian_id, relation, rank, from_on, imported_at) ",
        6,
        rows,
        |row, b| {
            b.push_bind(row.learner).push_bind(row.guardian).push_bind(&row.relation).push_bind(row.rank).push_bind(row.from).push_bind(now);
        },
        " on conflict (learner_id, guardian_id) do nothing"
    )
}
