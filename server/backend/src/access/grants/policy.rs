//! Who may ask for rights, decide and end them.

use crate::{
    db::{Conn, DbResult},
    fetch_optional,
    policy::{Act, Actor, PlainAct},
};
use shared::{
    access::{AccountKind, Permission, PermissionGroup, Permissions},
    id::{AccountId, CampusId, GrantRequestId},
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
