//! Writing leads.

use super::super::{AddLead, AssignLead, ChangeLead, WorkLead};
use crate::{
    db::{Conn, DbResult},
    execute, fetch_one,
    policy::Permit,
    scalar,
};
use shared::{
    id::{AccountId, LeadId},
    leads::{LeadWords, LogContact, NewLead, Stage},
};

/// What is worked out of what was written.
pub(in super::super) struct Written {
    /// Words that find the child.
    pub(in super::super) words: String,
    /// The phone, sealed, and its blind index; none: as it was.
    pub(in super::super) phone: Option<(Vec<u8>, Vec<u8>)>,
    /// Who looks after it.
    pub(in super::super) owner: Option<AccountId>,
}

/// Whether the child is known on the campus with this phone, and nothing is decided.
pub(in super::super) async fn is_known(permit: &Permit<AddLead>, conn: &mut Conn, index: &[u8], name: &str) -> DbResult<bool> {
    const SQL: &str = "select count(*) from lead where phone_index = $1 and campus_id = $2 and name = $3 and stage not in ('won', 'lost')";
    scalar!(conn, i64, SQL, index, permit.on().0, name).map(|known| known > 0)
}

pub(in super::super) async fn insert(permit: &Permit<AddLead>, conn: &mut Conn, lead: LeadId, new: &NewLead, written: &Written) -> DbResult<u64> {
    let (sealed, index) = written.phone.clone().unzip();
    execute!(
        conn,
        "insert into lead (id, campus_id, name, words, guardian, phone_sealed, phone_index, grade, subject, source, stage, owner_id, next_on,
                           created_at, created_by, touched_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $14, 1)",
        lead.0,
        permit.on().0,
        &new.words.name,
        &written.words,
        &new.words.guardian,
        sealed,
        index,
        &new.words.grade,
        &new.words.subject,
        new.words.source.word(),
        Stage::New.word(),
        written.owner.map(|owner| owner.0),
        new.next_on,
        permit.now().0,
        permit.actor().0
    )
}

/// Corrects the lead where it still has this version; how many that were.
pub(in super::super) async fn change(permit: &Permit<ChangeLead>, conn: &mut Conn, version: i64, words: &LeadWords, written: &Written) -> DbResult<u64> {
    let (sealed, index) = written.phone.clone().unzip();
    execute!(
        conn,
        "update lead set name = $3, words = $4, guardian = $5, phone_sealed = coalesce($6, phone_sealed), phone_index = coalesce($7, phone_index),
                grade = $8, subject = $9, source = $10, touched_at = $11, version = version + 1 where id = $1 and version = $2",
        permit.on().0,
        version,
        &words.name,
        &written.words,
        &words.guardian,
        sealed,
        index,
        &words.grade,
        &words.subject,
        words.source.word(),
        permit.now().0
    )
}

/// Where the lead stands now, and when to speak with them next; answers its version.
pub(in super::super) async fn stand(permit: &Permit<WorkLead>, conn: &mut Conn, log: &LogContact) -> DbResult<i64> {
    const SQL: &str = "update lead set stage = $2, next_on = $3, touched_at = $4, version = version + 1 where id = $1 returning version";
    Ok(fetch_one!(conn, (i64,), SQL, permit.on().0, log.stage.word(), log.next_on, permit.now().0)?.0)
}

/// Gives the lead to somebody or to nobody; answers its version.
pub(in super::super) async fn assign(permit: &Permit<AssignLead>, conn: &mut Conn, owner: Option<AccountId>) -> DbResult<i64> {
    const SQL: &str = "update lead set owner_id = $2, touched_at = $3, version = version + 1 where id = $1 returning version";
    Ok(fetch_one!(conn, (i64,), SQL, permit.on().0, owner.map(|owner| owner.0), permit.now().0)?.0)
}
