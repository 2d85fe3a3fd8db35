//! What was said.

use super::super::{ViewLead, WorkLead};
use crate::{
    db::{Conn, DbResult},
    execute, fetch_all,
    policy::Permit,
};
use shared::leads::LogContact;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
pub(in super::super) struct NoteRow {
    pub(in super::super) id: Uuid,
    pub(in super::super) author: String,
    pub(in super::super) at: i64,
    pub(in super::super) stage: String,
    pub(in super::super) text_sealed: Vec<u8>,
}

/// What was said with the family, the newest first; `only` by this account.
pub(in super::super) async fn notes(permit: &Permit<ViewLead>, conn: &mut Conn, only: Option<Uuid>) -> DbResult<Vec<NoteRow>> {
    fetch_all!(
        conn,
        NoteRow,
        "select n.id, a.name as author, n.at, n.stage, n.text_sealed from lead_note n join account a on a.id = n.by_id
          where n.lead_id = $1 and (n.by_id = $2 or $2 is null) order by n.at desc, n.id desc limit 200",
        permit.on().0,
        only
    )
}

/// Writes down what was said.
pub(in super::super) async fn note(permit: &Permit<WorkLead>, conn: &mut Conn, id: Uuid, log: &LogContact, sealed: Vec<u8>) -> DbResult<u64> {
    execute!(
        conn,
        "insert into lead_note (id, lead_id, by_id, at, stage, text_sealed) values ($1, $2, $3, $4, $5, $6)",
        id,
        permit.on().0,
        permit.actor().0,
        permit.now().0,
        log.stage.word(),
        sealed
    )
}
