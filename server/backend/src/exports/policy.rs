//! Who may ask for an export, approve it, and take it.

use crate::{
    db::{Conn, DbResult},
    fetch_optional,
    policy::{Act, Actor, PlainAct},
};
use shared::{
    access::Permission,
    id::{AccountId, CampusId, ExportId},
    time::At,
};
use uuid::Uuid;

/// Ask for an export and see what one asked for.
pub struct AskExports;
/// See what waits and what was decided.
pub struct ListExports;
/// Approve or refuse an export.
pub struct DecideExport;
/// Download an export of one's own.
pub struct TakeExport;

impl PlainAct for AskExports {
    fn admits(actor: &Actor) -> bool {
        actor.may(Permission::ExportData)
    }
}

impl PlainAct for ListExports {
    fn admits(actor: &Actor) -> bool {
        actor.may(Permission::ApproveExports)
    }
}

/// Whose request it is, and for where.
pub struct ExportFacts {
    pub(super) asked_by: AccountId,
    /// The campus asked for, or that of the class; none: the whole school.
    pub(super) campus: Option<CampusId>,
}

impl ExportFacts {
    async fn of(conn: &mut Conn, on: ExportId) -> DbResult<Option<Self>> {
        const SQL: &str = "select q.asked_by, coalesce(q.campus_id, c.campus_id) from export_request q left join class c on c.id = q.class_id where q.id = $1";
        let row = fetch_optional!(conn, (Uuid, Option<Uuid>), SQL, on.0)?;
        Ok(row.map(|(asked_by, campus)| Self { asked_by: AccountId(asked_by), campus: campus.map(CampusId) }))
    }

    /// Whether a role of `actor` approves exports of that campus; what is for the whole school takes a role that is.
    pub(super) fn is_seen_by(&self, actor: &Actor) -> bool {
        let covers = |campus: Option<CampusId>| campus.is_none() || campus == self.campus;
        let whole = |grant: &crate::policy::Grant| grant.department.is_none() && grant.class.is_none();
        actor.grants.iter().any(|grant| grant.permissions.has(Permission::ApproveExports) && whole(grant) && covers(grant.campus))
    }
}

impl Act for DecideExport {
    type On = ExportId;
    type Facts = ExportFacts;

    async fn facts(conn: &mut Conn, _: &Actor, on: ExportId) -> DbResult<Option<ExportFacts>> {
        ExportFacts::of(conn, on).await
    }

    /// Nobody decides their own.
    fn allows(actor: &Actor, facts: &ExportFacts, _: At) -> bool {
        facts.asked_by != actor.account && facts.is_seen_by(actor)
    }
}

impl Act for TakeExport {
    type On = ExportId;
    type Facts = ExportFacts;

    async fn facts(conn: &mut Conn, _: &Actor, on: ExportId) -> DbResult<Option<ExportFacts>> {
        ExportFacts::of(conn, on).await
    }

    /// Whoever asked, as long as they may still.
    fn allows(actor: &Actor, facts: &ExportFacts, _: At) -> bool {
        facts.asked_by == actor.account && actor.may(Permission::ExportData)
    }
}
