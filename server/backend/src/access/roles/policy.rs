//! Who may see the table of roles, build roles and change them.

use crate::{
    db::{Conn, DbResult},
    fetch_all, fetch_optional,
    policy::{Act, Actor, PlainAct},
};
use shared::{
    access::{Permission, PermissionGroup, Permissions, RoleKey},
    id::{AccountId, OwnRoleId},
    time::At,
};
use uuid::Uuid;

/// See what each role allows.
pub struct ListRoles;
/// Build a role.
pub struct BuildRole;
/// Change a role that was built, or retire it.
pub struct ChangeRole;

impl PlainAct for ListRoles {
    fn admits(actor: &Actor) -> bool {
        [Permission::ReadAccounts, Permission::BuildRoles, Permission::ReadAudit].into_iter().any(|permission| actor.may_everywhere(permission))
    }
}

impl PlainAct for BuildRole {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::BuildRoles)
    }
}

/// What a role allows, who holds it, and what those people govern besides.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct RoleFacts {
    permissions: Permissions,
    /// Holders, each until when.
    holders: Vec<(AccountId, Option<At>)>,
    /// What the holders may do, until they hold the role no longer or the other right has ended.
    reach: Vec<(Permission, Option<At>)>,
}

/// A permission of somebody who holds a role: the role, the account, until when; the permission, until when.
type Row = (String, Uuid, Option<i64>, Option<String>, Option<i64>);

impl RoleFacts {
    /// Of a role with these permissions.
    #[must_use]
    pub fn new(permissions: Permissions) -> Self {
        Self { permissions, ..Self::default() }
    }

    /// Adds somebody who holds the role, with one of their rights.
    pub(super) fn add(&mut self, (_, account, until, permission, ends): Row) {
        let until = until.map(At);
        let holder = (AccountId(account), until);
        if !self.holders.contains(&holder) {
            self.holders.push(holder);
        }
        let Some(permission) = permission.as_deref().and_then(Permission::of) else { return };
        let ends = [until, ends.map(At)].into_iter().flatten().min();
        if !self.reach.contains(&(permission, ends)) {
            self.reach.push((permission, ends));
        }
    }

    /// What the role allows.
    #[must_use]
    pub const fn permissions(&self) -> Permissions {
        self.permissions
    }

    /// Accounts that hold it at `now`, or will.
    #[must_use]
    pub fn holders(&self, now: At) -> Vec<AccountId> {
        let mut held: Vec<AccountId> = self.holders.iter().filter(|(_, until)| until.is_none_or(|until| until > now)).map(|(account, _)| *account).collect();
        held.sort_unstable();
        held.dedup();
        held
    }

    /// What the role governs, and those who hold it.
    fn governs(&self, now: At) -> Permissions {
        let held = self.reach.iter().filter(|(_, until)| until.is_none_or(|until| until > now)).map(|(permission, _)| *permission);
        Permissions::of(&held.collect::<Vec<_>>()).and(self.permissions).of_group(PermissionGroup::Governance)
    }
}

impl Act for ChangeRole {
    type On = OwnRoleId;
    type Facts = RoleFacts;

    async fn facts(conn: &mut Conn, _: &Actor, on: OwnRoleId) -> DbResult<Option<RoleFacts>> {
        const SQL: &str = "select coalesce((select string_agg(x.permission, ',') from role_permission x where x.role = c.role), '')
                             from custom_role c where c.role = $1";
        let word = RoleKey::Own(on).to_string();
        let Some((allows,)) = fetch_optional!(conn, (String,), SQL, &word)? else { return Ok(None) };
        let mut facts = RoleFacts::new(Permissions::of_words(allows.split(',')));
        let rows = fetch_all!(
            conn,
            Row,
            "select distinct q.role, q.account_id, q.until_at, x.permission, r.until_at as ends
               from account_role q left join account_role r on r.account_id = q.account_id left join role_permission x on x.role = r.role
              where q.role = $1",
            &word
        )?;
        for row in rows {
            facts.add(row);
        }
        Ok(Some(facts))
    }

    /// Nobody changes a role they hold themselves, nor one of people who govern more than they do.
    fn allows(actor: &Actor, facts: &RoleFacts, now: At) -> bool {
        BuildRole::admits(actor) && !facts.holders(now).contains(&actor.account) && facts.governs(now).is_within(actor.permissions_everywhere())
    }
}
