//! Rows of a learner who is written down, of drafts, and of those they may be.

use super::{AddLearner, ReturnLearner};
use crate::{
    db::{Conn, DbResult},
    execute, fetch_all, fetch_listed, fetch_one, fetch_optional,
    keys::{Cell, Fresh},
    matching::{KinRow, Stored},
    people::pinyin,
    policy::Permit,
    seal::Seal,
};
use chrono::NaiveDate;
use shared::{
    id::{CampusId, LearnerId},
    matching::PairState,
    people::{NewKin, NewLearner},
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Drafts of an account are kept for a day after the next one is begun, in milliseconds.
const KEPT: i64 = 24 * 3600 * 1000;
/// Of more people than these one key tells nothing.
const CROWD: i64 = 400;

pub(super) async fn campuses(_: &Permit<AddLearner>, conn: &mut Conn) -> DbResult<Vec<(CampusId, String)>> {
    let rows = fetch_all!(conn, (Uuid, String), "select id, name from campus order by name")?;
    Ok(rows.into_iter().map(|(id, name)| (CampusId(id), name)).collect())
}

pub(super) async fn draft(permit: &Permit<AddLearner>, conn: &mut Conn, key: &str) -> DbResult<Option<Vec<u8>>> {
    const SQL: &str = "select body_sealed from learner_draft where account_id = $1 and key = $2";
    Ok(fetch_optional!(conn, (Vec<u8>,), SQL, permit.actor().0, key)?.map(|(sealed,)| sealed))
}

pub(super) async fn keep_draft(permit: &Permit<AddLearner>, conn: &mut Conn, key: &str, sealed: &[u8]) -> DbResult<u64> {
    let now = permit.now().0;
    execute!(conn, "delete from learner_draft where account_id = $1 and at < $2", permit.actor().0, now - KEPT)?;
    execute!(
        conn,
        "insert into learner_draft (account_id, key, at, body_sealed) values ($1, $2, $3, $4)
         on conflict (account_id, key) do update set at = excluded.at, body_sealed = excluded.body_sealed",
        permit.actor().0,
        key,
        now,
        sealed
    )
}

/// Throws the draft away: it became a learner.
pub(super) async fn drop_draft(permit: &Permit<AddLearner>, conn: &mut Conn, key: &str) -> DbResult<u64> {
    execute!(conn, "delete from learner_draft where account_id = $1 and key = $2", permit.actor().0, key)
}

/// What somebody has in common with whom they may be.
pub(super) struct Keys {
    pub(super) phones: [Option<Vec<u8>>; 2],
    pub(super) id_no: Option<Vec<u8>>,
    /// Patterns of the keys names are sorted by.
    pub(super) sounds: [String; 3],
    pub(super) born_on: Option<NaiveDate>,
}

/// A learner as one that is typed is compared with.
#[derive(sqlx::FromRow)]
pub(super) struct KnownRow {
    pub(super) id: Uuid,
    pub(super) no: String,
    #[sqlx(flatten)]
    pub(super) stored: Stored,
    pub(super) state: String,
    pub(super) campus_id: Uuid,
    pub(super) campus: String,
    pub(super) restricted: bool,
}

macro_rules! all_of {
    ($head:literal, $($tail:tt)*) => { concat!($head, $($tail)*) };
}

/// Learners who have one of `keys`; who was erased or merged is nobody.
pub(super) async fn known(permit: &Permit<AddLearner>, conn: &mut Conn, keys: &Keys) -> DbResult<Vec<KnownRow>> {
    let ids = sharing(permit, conn, keys).await?.into_iter().collect::<Vec<_>>();
    fetch_listed!(
        conn,
        KnownRow,
        all_of,
        "select p.id, p.no, p.name, p.gender, p.born_on, p.id_no_index, p.phone_index, p.school, p.grade, p.state, p.campus_id, c.name as campus,
                exists (select 1 from restriction z where z.learner_id = p.id) as restricted
           from learner p join campus c on c.id = p.campus_id
          where p.erased_at is null and not exists (select 1 from learner_merge m where m.second_id = p.id and m.undone_at is null)",
        "p.id",
        "$1",
        &ids
    )
}

/// Who has one of `keys`. A key that is crowded tells nothing and is passed over by itself: the others are still looked under.
async fn sharing(_: &Permit<AddLearner>, conn: &mut Conn, keys: &Keys) -> DbResult<BTreeSet<Uuid>> {
    const PHONE: &str = "select id from learner where phone_index = $1
                          union select k.learner_id from guardian g join guardian_link k on k.guardian_id = g.id where g.phone_index = $1 limit $2";
    let mut ids = BTreeSet::new();
    for phone in keys.phones.iter().flatten() {
        ids.extend(unless_crowd(fetch_all!(conn, (Uuid,), PHONE, phone, CROWD + 1)?));
    }
    if let Some(id_no) = &keys.id_no {
        ids.extend(unless_crowd(fetch_all!(conn, (Uuid,), "select id from learner where id_no_index = $1 limit $2", id_no, CROWD + 1)?));
    }
    if let Some(day) = keys.born_on {
        ids.extend(unless_crowd(fetch_all!(conn, (Uuid,), "select id from learner where born_on = $1 limit $2", day, CROWD + 1)?));
    }
    for sound in &keys.sounds {
        ids.extend(unless_crowd(fetch_all!(conn, (Uuid,), "select id from learner where name_key like $1 limit $2", sound, CROWD + 1)?));
    }
    Ok(ids)
}

/// Nobody, where very many have it.
fn unless_crowd(rows: Vec<(Uuid,)>) -> impl Iterator<Item = Uuid> {
    let few = i64::try_from(rows.len()).is_ok_and(|many| many <= CROWD);
    rows.into_iter().filter(move |_| few).map(|(id,)| id)
}

/// Guardians of learners by name, with the blind index of their phone.
pub(super) async fn kin(_: &Permit<AddLearner>, conn: &mut Conn, learners: &[Uuid]) -> DbResult<Vec<KinRow>> {
    fetch_listed!(
        conn,
        KinRow,
        all_of,
        "select k.learner_id, g.name, g.phone_index from guardian_link k join guardian g on g.id = k.guardian_id where true",
        "k.learner_id",
        "$1",
        learners
    )
}

/// How many bear a name, and how many there are in all.
pub(super) async fn bearers(_: &Permit<AddLearner>, conn: &mut Conn, name: &str) -> DbResult<(i64, i64)> {
    fetch_one!(conn, (i64, i64), "select (select count(*) from learner where name = $1), (select count(*) from learner)", name)
}

/// Writes a learner down.
pub(super) async fn insert(_: &Permit<AddLearner>, conn: &mut Conn, (id, no): (Uuid, &str), new: &NewLearner, keys: &Fresh, seal: &Seal) -> DbResult<u64> {
    let key = keys.key(id);
    let sealed = |clear: &Option<String>, column| clear.as_deref().map(|clear| key.close(Cell::of(id, column), clear));
    let index = |clear: &Option<String>| clear.as_deref().map(|clear| seal.index(clear));
    execute!(
        conn,
        "insert into learner (id, no, name, name_key, gender, born_on, id_no_sealed, id_no_index, phone_sealed, phone_index, address_sealed, school, grade,
          campus_id, source, referrer, joined_on, state, availability, notes)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
        id,
        no,
        &new.name,
        pinyin::sort_key(&new.name),
        &new.gender,
        new.born_on,
        sealed(&new.id_no, "learner.id_no_sealed"),
        index(&new.id_no),
        sealed(&new.phone, "learner.phone_sealed"),
        index(&new.phone),
        sealed(&new.address, "learner.address_sealed"),
        &new.school,
        &new.grade,
        new.campus.0,
        &new.source,
        &new.referrer,
        new.joined_on,
        &new.state,
        &new.availability,
        &new.notes
    )
}

/// Notes that a new learner and one they are like are two.
pub(super) async fn apart(permit: &Permit<AddLearner>, conn: &mut Conn, both: [Uuid; 2], bits: i64) -> DbResult<u64> {
    execute!(
        conn,
        "insert into learner_pair (id, first_id, second_id, bits, found_at, state, decided_by, decided_at) values ($1, $2, $3, $4, $5, $6, $7, $5)
         on conflict (first_id, second_id) do nothing",
        crate::new_id(),
        both[0],
        both[1],
        bits,
        permit.now().0,
        PairState::Different.word(),
        permit.actor().0
    )
}

/// The state a learner is in.
pub(super) async fn state(_: &Permit<ReturnLearner>, conn: &mut Conn, learner: LearnerId) -> DbResult<Option<String>> {
    const SQL: &str = "select state from learner where id = $1 and erased_at is null";
    Ok(fetch_optional!(conn, (String,), SQL, learner.0)?.map(|(state,)| state))
}

/// A learner is in another state from now on; how many were in the old one.
pub(super) async fn set_state(_: &Permit<ReturnLearner>, conn: &mut Conn, learner: LearnerId, from: &str, to: &str) -> DbResult<u64> {
    execute!(conn, "update learner set state = $3, version = version + 1 where id = $1 and state = $2", learner.0, from, to)
}

/// The guardian with a phone.
pub(super) async fn guardian_by_phone(_: &Permit<AddLearner>, conn: &mut Conn, index: &[u8]) -> DbResult<Option<Uuid>> {
    Ok(fetch_optional!(conn, (Uuid,), "select id from guardian where phone_index = $1 order by id limit 1", index)?.map(|(id,)| id))
}

pub(super) async fn insert_guardian(_: &Permit<AddLearner>, conn: &mut Conn, id: Uuid, kin: &NewKin, index: Option<Vec<u8>>, keys: &Fresh) -> DbResult<u64> {
    let sealed = kin.phone.as_deref().map(|phone| keys.key(id).close(Cell::of(id, "guardian.phone_sealed"), phone));
    execute!(conn, "insert into guardian (id, name, phone_sealed, phone_index) values ($1, $2, $3, $4)", id, &kin.name, sealed, index)
}

/// The first link of a learner. Who has an account sees nothing of the child before they said that it is theirs.
pub(super) async fn tie(_: &Permit<AddLearner>, conn: &mut Conn, [learner, guardian]: [Uuid; 2], relation: &str, from: NaiveDate) -> DbResult<u64> {
    execute!(
        conn,
        "insert into guardian_link (learner_id, guardian_id, relation, rank, from_on, waits)
         select $1, $2, $3, 1, $4, exists (select 1 from account a where a.guardian_id = $2)",
        learner,
        guardian,
        relation,
        from
    )
}
