//! What somebody else approved for a while: what it is asked for by name, beside the decision that a role allows it.

use crate::{
    clock::wall,
    db::{Conn, DbResult},
    policy::{Actor, Grant},
};
use shared::{id::GrantRequestId, time::At};

use super::policy;

/// A role that came from a request somebody else approved.
pub struct Approval {
    /// The request: who asked, what for, who approved it.
    pub id: GrantRequestId,
    pub(super) by: String,
    pub(super) from: At,
    pub(super) until: At,
    pub(super) grant: Grant,
}

impl Approval {
    /// The roles of `actor` that somebody else approved, those that end last first.
    pub(crate) async fn all(conn: &mut Conn, actor: &Actor) -> DbResult<Vec<Self>> {
        policy::approvals(conn, actor.account).await
    }

    /// The one that holds at `now` and by itself allows what `allowed` asks.
    pub(crate) fn find<'a>(all: &'a [Self], actor: &Actor, now: At, allowed: impl Fn(&Actor) -> bool) -> Option<&'a Self> {
        let alone = |approval: &Self| Actor { grants: vec![approval.grant.clone()], ..actor.clone() };
        all.iter().filter(|approval| approval.from <= now && now < approval.until).find(|approval| allowed(&alone(approval)))
    }

    /// `reason` as the record says it: with who approved that, and the last day.
    pub(crate) fn said(&self, reason: &str, zone: &str) -> String {
        format!("{reason} · {} → {}", self.by, wall(At(self.until.0 - 1), zone).date)
    }
}
