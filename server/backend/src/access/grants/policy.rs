//! Who may ask for rights, decide and end them.

use super::Approval;
use crate::{
    db::{Conn, DbResult},
    fetch_all, fetch_optional,
    policy::{Act, Actor, Grant, PlainAct},
};
use shared::{
    access::{AccountKind, Permission, PermissionGroup, Permissions, Role},
    id::{AccountId, CampusId, ClassId, GrantRequestId},
    time::At,
};
use uuid::Uuid;

/// See one's own requests and ask for rights.
pub struct AskRights;
/// See what waits and what was decided.
pub struct ListGrants;
/// Approve or refuse a request.
pub struct DecideGrant;
/// End a grant before its time.
pub struct EndGrant;

impl PlainAct for AskRights {
    fn admits(actor: &Actor) -> bool {
        actor.kind == AccountKind::Staff
    }
}

impl PlainAct for ListGrants {
    fn admits(actor: &Actor) -> bool {
        actor.may(Permission::DecideGrants)
    }
}

/// Who has to do with a request, and what it is for.
#[derive(sqlx::FromRow)]
pub struct GrantFacts {
    account_id: Uuid,
    asked_by: Uuid,
    /// The words of what the role allows.
    allows: String,
    /// The campus asked for, or that of the class.
    campus: Option<Uuid>,
}

impl GrantFacts {
    async fn of(conn: &mut Conn, on: GrantRequestId) -> DbResult<Option<Self>> {
        fetch_optional!(
            conn,
            Self,
            "select q.account_id, q.asked_by, coalesce(q.campus_id, c.campus_id) as campus,
                    coalesce((select string_agg(x.permission, ',') from role_permission x where x.role = q.role), '') as allows
               from grant_request q left join class c on c.id = q.class_id where q.id = $1",
            on.0
        )
    }

    fn is_about(&self, actor: &Actor) -> bool {
        [self.account_id, self.asked_by].contains(&actor.account.0)
    }

    /// Whether a role of `actor` decides what is asked for: its campus covered, and no more governance than they hold.
    fn is_decided_by(&self, actor: &Actor) -> bool {
        let covers = |campus: Option<CampusId>| campus.is_none() || campus.map(|own| own.0) == self.campus;
        let decides = actor.grants.iter().any(|grant| grant.permissions.has(Permission::DecideGrants) && covers(grant.campus));
        let governs = Permissions::of_words(self.allows.split(',')).of_group(PermissionGroup::Governance);
        decides && governs.is_within(actor.permissions())
    }
}

impl Act for DecideGrant {
    type On = GrantRequestId;
    type Facts = GrantFacts;

    async fn facts(conn: &mut Conn, _: &Actor, on: GrantRequestId) -> DbResult<Option<GrantFacts>> {
        GrantFacts::of(conn, on).await
    }

    /// Neither the grantee nor whoever asked.
    fn allows(actor: &Actor, facts: &GrantFacts, _: At) -> bool {
        facts.is_decided_by(actor) && !facts.is_about(actor)
    }
}

impl Act for EndGrant {
    type On = GrantRequestId;
    type Facts = GrantFacts;

    async fn facts(conn: &mut Conn, _: &Actor, on: GrantRequestId) -> DbResult<Option<GrantFacts>> {
        GrantFacts::of(conn, on).await
    }

    fn allows(actor: &Actor, facts: &GrantFacts, _: At) -> bool {
        facts.is_about(actor) || facts.is_decided_by(actor)
    }
}

impl GrantFacts {
    pub(super) fn new(grantee: AccountId, asked_by: AccountId, allows: String, campus: Option<Uuid>) -> Self {
        Self { account_id: grantee.0, asked_by: asked_by.0, allows, campus }
    }

    /// Whether `actor` may decide it.
    pub(super) fn may_decide(&self, actor: &Actor, now: At) -> bool {
        DecideGrant::allows(actor, self, now)
    }

    /// Whether `actor` may end it.
    pub(super) fn may_end(&self, actor: &Actor, now: At) -> bool {
        EndGrant::allows(actor, self, now)
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

/// The roles of an account that somebody else approved, those that end last first.
pub(super) async fn approvals(conn: &mut Conn, account: AccountId) -> DbResult<Vec<Approval>> {
    let rows = fetch_all!(
        conn,
        ApprovalRow,
        "select q.id, d.name as by_name, r.from_at, r.until_at, r.role, r.campus_id, r.department, r.class_id,
                coalesce((select string_agg(x.permission, ',') from role_permission x where x.role = r.role), '') as allows
           from account_role r join grant_request q on q.held_id = r.id join account d on d.id = q.decided_by
          where r.account_id = $1 and r.until_at is not null and q.approved order by r.until_at desc limit 20",
        account.0
    )?;
    Ok(rows.into_iter().filter_map(Approval::of).collect())
}

impl Approval {
    fn of(row: ApprovalRow) -> Option<Self> {
        let grant = Grant {
            role: Role::of(&row.role)?,
            permissions: Permissions::of_words(row.allows.split(',')),
            campus: row.campus_id.map(CampusId),
            department: row.department,
            class: row.class_id.map(ClassId),
        };
        Some(Self { id: GrantRequestId(row.id), by: row.by_name, from: At(row.from_at), until: At(row.until_at), grant })
    }
}
