//! What decides who asks for rights, decides and ends them; the decision stands in `rights::access`.

pub use rights::access::{AskRights, DecideGrant, EndGrant, GrantFacts, ListGrants, may_lend};

use crate::{
    db::{Conn, DbResult},
    fetch_all, fetch_optional,
    policy::{Act, Actor, Grant, on_nothing},
};
use rights::Approval;
use shared::{
    access::{Permissions, Role},
    id::{AccountId, CampusId, ClassId, GrantRequestId},
    time::At,
};
use uuid::Uuid;

on_nothing!(AskRights, ListGrants);

/// Who has to do with a request, and what it is for.
#[derive(sqlx::FromRow)]
pub(super) struct RequestRow {
    pub(super) account_id: Uuid,
    pub(super) asked_by: Uuid,
    /// The words of what the role allows.
    pub(super) allows: String,
    /// The campus asked for, or that of the class.
    pub(super) campus: Option<Uuid>,
}

impl RequestRow {
    pub(super) fn facts(self) -> GrantFacts {
        GrantFacts {
            grantee: AccountId(self.account_id),
            asked_by: AccountId(self.asked_by),
            allows: Permissions::of_words(self.allows.split(',')),
            campus: self.campus.map(CampusId),
        }
    }
}

async fn facts(conn: &mut Conn, on: GrantRequestId) -> DbResult<Option<GrantFacts>> {
    let row = fetch_optional!(
        conn,
        RequestRow,
        "select q.account_id, q.asked_by, coalesce(q.campus_id, c.campus_id) as campus,
                coalesce((select string_agg(x.permission, ',') from role_permission x where x.role = q.role), '') as allows
           from grant_request q left join class c on c.id = q.class_id where q.id = $1",
        on.0
    )?;
    Ok(row.map(RequestRow::facts))
}

impl Act for DecideGrant {
    type On = GrantRequestId;

    async fn facts(conn: &mut Conn, _: &Actor, on: GrantRequestId) -> DbResult<Option<GrantFacts>> {
        facts(conn, on).await
    }
}

impl Act for EndGrant {
    type On = GrantRequestId;

    async fn facts(conn: &mut Conn, _: &Actor, on: GrantRequestId) -> DbResult<Option<GrantFacts>> {
        facts(conn, on).await
    }
}

#[derive(sqlx::FromRow)]
struct ApprovalRow {
    id: Uuid,
    by_name: String,
    from_at: i64,
    until_at: i64,
    role: String,
    allows: String,
    campus_id: Option<Uuid>,
    department: Option<String>,
    class_id: Option<Uuid>,
}

/// The roles of `actor` that somebody else approved, those that end last first.
pub(crate) async fn approvals(conn: &mut Conn, actor: &Actor) -> DbResult<Vec<Approval>> {
    let rows = fetch_all!(
        conn,
        ApprovalRow,
        "select q.id, d.name as by_name, r.from_at, r.until_at, r.role, r.campus_id, r.department, r.class_id,
                coalesce((select string_agg(x.permission, ',') from role_permission x where x.role = r.role), '') as allows
           from account_role r join grant_request q on q.held_id = r.id join account d on d.id = q.decided_by
          where r.account_id = $1 and r.until_at is not null and q.approved order by r.until_at desc limit 20",
        actor.account.0
    )?;
    Ok(rows.into_iter().filter_map(ApprovalRow::approval).collect())
}

impl ApprovalRow {
    fn approval(self) -> Option<Approval> {
        let grant = Grant {
            role: Role::of(&self.role)?,
            permissions: Permissions::of_words(self.allows.split(',')),
            campus: self.campus_id.map(CampusId),
            department: self.department,
            class: self.class_id.map(ClassId),
        };
        Some(Approval { id: GrantRequestId(self.id), by: self.by_name, from: At(self.from_at), until: At(self.until_at), grant })
    }
}
