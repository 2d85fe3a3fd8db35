//! What decides who sees the table of roles, builds roles and changes them; the decision stands in `rights::access`.

pub use rights::access::{BuildRole, ChangeRole, ListRoles, RoleFacts, may_hand_on};

use super::store::HolderRow;
use crate::{
    db::{Conn, DbResult},
    fetch_all, fetch_optional,
    policy::{Act, Actor, on_nothing},
};
use shared::{
    access::{Permission, Permissions, RoleKey},
    id::{AccountId, OwnRoleId},
    time::At,
};

on_nothing!(ListRoles, BuildRole);

/// Tells `facts` of a holder with one of their rights.
pub(super) fn tell(facts: &mut RoleFacts, (_, account, until, permission, ends): HolderRow) {
    let permission = permission.as_deref().and_then(Permission::of);
    facts.add((AccountId(account), until.map(At)), permission.map(|permission| (permission, ends.map(At))));
}

impl Act for ChangeRole {
    type On = OwnRoleId;

    async fn facts(conn: &mut Conn, _: &Actor, on: OwnRoleId) -> DbResult<Option<RoleFacts>> {
        const SQL: &str = "select coalesce((select string_agg(x.permission, ',') from role_permission x where x.role = c.role), '')
                             from custom_role c where c.role = $1";
        let word = RoleKey::Own(on).to_string();
        let Some((allows,)) = fetch_optional!(conn, (String,), SQL, &word)? else { return Ok(None) };
        let mut facts = RoleFacts::new(Permissions::of_words(allows.split(',')));
        let rows = fetch_all!(
            conn,
            HolderRow,
            "select distinct q.role, q.account_id, q.until_at, x.permission, r.until_at as ends
               from account_role q left join account_role r on r.account_id = q.account_id left join role_permission x on x.role = r.role
              where q.role = $1",
            &word
        )?;
        for row in rows {
            tell(&mut facts, row);
        }
        Ok(Some(facts))
    }
}
