//! Fields as they are written, and what they were.

use super::CorrectField;
use crate::{
    Fault,
    db::{Conn, DbResult},
    execute, fetch_all,
    keys::{Cell, Ring},
    people::pinyin,
    policy::{Act, Permit},
    seal::Seal,
};
use chrono::NaiveDate;
use shared::{
    id::LearnerId,
    people::{ArchiveField, ChangeSource},
};
use uuid::Uuid;

/// The columns of what a field was and is.
pub(super) const BEFORE: &str = "learner_change.before_sealed";
pub(super) const AFTER: &str = "learner_change.after_sealed";

/// A correction to be kept.
pub(in crate::people) struct NewChange<'a> {
    pub(in crate::people) learner: LearnerId,
    /// The word of the field; empty: the whole archive.
    pub(in crate::people) field: &'a str,
    pub(in crate::people) source: ChangeSource,
    pub(in crate::people) before: Option<&'a str>,
    pub(in crate::people) after: Option<&'a str>,
}

/// Begins the version after `version`; 0: that is not the one that stands there. Whoever changes the same archive waits until this
/// transaction ends.
pub(super) async fn next_version(permit: &Permit<CorrectField>, conn: &mut Conn, version: i64) -> DbResult<u64> {
    execute!(conn, "update learner set version = version + 1 where id = $1 and version = $2", permit.on().0.0, version)
}

/// Keeps a correction.
pub(in crate::people) async fn write_change<A: Act>(permit: &Permit<A>, conn: &mut Conn, ring: &Ring, change: &NewChange<'_>) -> Result<u64, Fault> {
    let (id, learner) = (crate::new_id(), change.learner.0);
    let sealed = |column, value: Option<&str>| value.map(|value| ring.close(Cell { person: learner, row: id, column }, value)).transpose();
    let rows = execute!(
        conn,
        "insert into learner_change (id, learner_id, field, at, by_id, source, before_sealed, after_sealed) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        learner,
        change.field,
        permit.now().0,
        permit.actor().0,
        change.source.word(),
        sealed(BEFORE, change.before)?,
        sealed(AFTER, change.after)?
    )?;
    Ok(rows)
}

/// All numbers that lead to the learner.
pub(super) async fn numbers(permit: &Permit<CorrectField>, conn: &mut Conn) -> DbResult<Vec<String>> {
    const SQL: &str = "select no from learner where id = $1 union all select no from learner_alias where learner_id = $1";
    Ok(fetch_all!(conn, (String,), SQL, permit.on().0.0)?.into_iter().map(|(no,)| no).collect())
}

/// Writes a field. What is sealed is sealed under the learner's key, with its blind index where it has one.
pub(super) async fn set(permit: &Permit<CorrectField>, conn: &mut Conn, ring: &Ring, seal: &Seal, value: Option<&str>) -> Result<u64, Fault> {
    let (LearnerId(id), field) = permit.on();
    let sealed = |column| value.map(|value| ring.close(Cell::of(id, column), value)).transpose();
    let index = || value.map(|value| seal.index(value));
    let day = || value.and_then(|value| value.parse::<NaiveDate>().ok());
    let rows = match field {
        ArchiveField::Name => {
            let name = value.unwrap_or_default();
            execute!(conn, "update learner set name = $2, name_key = $3 where id = $1", id, name, pinyin::sort_key(name))?
        }
        ArchiveField::IdNo => {
            execute!(conn, "update learner set id_no_sealed = $2, id_no_index = $3 where id = $1", id, sealed("learner.id_no_sealed")?, index())?
        }
        ArchiveField::Phone => {
            execute!(conn, "update learner set phone_sealed = $2, phone_index = $3 where id = $1", id, sealed("learner.phone_sealed")?, index())?
        }
        ArchiveField::Address => execute!(conn, "update learner set address_sealed = $2 where id = $1", id, sealed("learner.address_sealed")?)?,
        ArchiveField::BornOn => execute!(conn, "update learner set born_on = $2 where id = $1", id, day())?,
        ArchiveField::JoinedOn => execute!(conn, "update learner set joined_on = $2 where id = $1", id, day())?,
        _ => set_text(conn, id, field, value).await?,
    };
    Ok(rows)
}

async fn set_text(conn: &mut Conn, id: Uuid, field: ArchiveField, value: Option<&str>) -> DbResult<u64> {
    match field {
        ArchiveField::Gender => execute!(conn, "update learner set gender = $2 where id = $1", id, value),
        ArchiveField::School => execute!(conn, "update learner set school = $2 where id = $1", id, value),
        ArchiveField::Grade => execute!(conn, "update learner set grade = $2 where id = $1", id, value),
        ArchiveField::Source => execute!(conn, "update learner set source = $2 where id = $1", id, value),
        ArchiveField::Style => execute!(conn, "update learner set style = $2 where id = $1", id, value),
        ArchiveField::Availability => execute!(conn, "update learner set availability = $2 where id = $1", id, value),
        _ => execute!(conn, "update learner set notes = $2 where id = $1", id, value),
    }
}

/// A correction as it was kept.
#[derive(sqlx::FromRow)]
pub(super) struct ChangeRow {
    pub(super) id: Uuid,
    pub(super) field: String,
    pub(super) at: i64,
    pub(super) by: Option<String>,
    pub(super) source: String,
    pub(super) before_sealed: Option<Vec<u8>>,
    pub(super) after_sealed: Option<Vec<u8>>,
}

/// Corrections of an archive, or of one field of it and those of the whole; the newest first, before `before`.
pub(super) async fn list(
    permit: &Permit<super::ViewPortrait>,
    conn: &mut Conn,
    field: Option<ArchiveField>,
    before: Option<Uuid>,
    limit: i64,
) -> DbResult<Vec<ChangeRow>> {
    fetch_all!(
        conn,
        ChangeRow,
        "select h.id, h.field, h.at, a.name as by, h.source, h.before_sealed, h.after_sealed from learner_change h left join account a on a.id = h.by_id
          where h.learner_id = $1 and (h.field = $2 or h.field = '' or $2 is null) and (h.id < $3 or $3 is null) order by h.id desc limit $4",
        permit.on().0,
        field.map(ArchiveField::word),
        before,
        limit
    )
}

/// Name of the learner, and when an import brought the archive.
pub(super) async fn origin(permit: &Permit<super::ViewPortrait>, conn: &mut Conn) -> DbResult<(String, Option<i64>)> {
    crate::fetch_one!(conn, (String, Option<i64>), "select name, imported_at from learner where id = $1", permit.on().0)
}
