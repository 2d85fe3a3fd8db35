//! What decides who asks for an export, approves it and takes it; the decision stands in `rights::exports`.

pub use rights::exports::{AskExports, DecideExport, ExportFacts, ListExports, TakeExport};

use crate::{
    db::{Conn, DbResult},
    fetch_optional,
    policy::{Act, Actor, on_nothing},
};
use shared::id::{AccountId, CampusId, ExportId};
use uuid::Uuid;

on_nothing!(AskExports, ListExports);

async fn facts(conn: &mut Conn, on: ExportId) -> DbResult<Option<ExportFacts>> {
    const SQL: &str = "select q.asked_by, coalesce(q.campus_id, c.campus_id) from export_request q left join class c on c.id = q.class_id where q.id = $1";
    let row = fetch_optional!(conn, (Uuid, Option<Uuid>), SQL, on.0)?;
    Ok(row.map(|(asked_by, campus)| ExportFacts { asked_by: AccountId(asked_by), campus: campus.map(CampusId) }))
}

impl Act for DecideExport {
    type On = ExportId;

    async fn facts(conn: &mut Conn, _: &Actor, on: ExportId) -> DbResult<Option<ExportFacts>> {
        facts(conn, on).await
    }
}

impl Act for TakeExport {
    type On = ExportId;

    async fn facts(conn: &mut Conn, _: &Actor, on: ExportId) -> DbResult<Option<ExportFacts>> {
        facts(conn, on).await
    }
}
