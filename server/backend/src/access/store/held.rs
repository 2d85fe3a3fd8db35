//! Giving a role: the one place that writes it.

use crate::{
    db::{Conn, DbResult},
    execute,
};
use shared::{
    access::{GiveRole, Role, RoleKey},
    id::{AccountId, CampusId},
    time::At,
};
use uuid::Uuid;

/// A role to be held.
pub(in super::super) struct NewRole<'a> {
    pub(in super::super) account: AccountId,
    pub(in super::super) role: RoleKey,
    pub(in super::super) campus: Option<CampusId>,
    pub(in super::super) department: Option<&'a str>,
    pub(in super::super) class: Option<Uuid>,
    /// From when on, and until when.
    pub(in super::super) term: (At, Option<At>),
    /// Who gives it; none: the house itself.
    pub(in super::super) by: Option<AccountId>,
}

impl<'a> NewRole<'a> {
    /// As it was given; its class, named there by its code, is `class`.
    pub(in super::super) fn given(account: AccountId, role: &'a GiveRole, class: Option<Uuid>, term: (At, Option<At>), by: AccountId) -> Self {
        Self { account, role: role.role, campus: role.campus, department: role.department.as_deref(), class, term, by: Some(by) }
    }

    /// As the house itself gives it, from `now` on.
    pub(in super::super) const fn by_house(account: AccountId, role: Role, campus: Option<CampusId>, now: At) -> Self {
        Self { account, role: RoleKey::House(role), campus, department: None, class: None, term: (now, None), by: None }
    }
}

pub(in super::super) async fn hold(conn: &mut Conn, role: &NewRole<'_>) -> DbResult<u64> {
    execute!(
        conn,
        "insert into account_role (id, account_id, role, campus_id, department, class_id, from_at, until_at, given_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        crate::new_id(),
        role.account.0,
        role.role.to_string(),
        role.campus.map(|campus| campus.0),
        role.department,
        role.class,
        role.term.0.0,
        role.term.1.map(|until| until.0),
        role.by.map(|by| by.0)
    )
}
