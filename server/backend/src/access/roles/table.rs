//! The table of roles.

use super::{
    policy::{BuildRole, ChangeRole, ListRoles, RoleFacts, tell},
    store,
};
use crate::{
    Cx, OrFault,
    policy::{Actor, PlainRule, Rule},
};
use shared::{
    access::{OwnRole, Permissions, RoleTable},
    error::AppResult,
    time::At,
};
use std::collections::HashMap;

/// Every role of the school's own with what it allows, for the reader who may see accounts, build roles or read the log.
pub async fn roles(cx: &Cx) -> AppResult<RoleTable> {
    let (actor, mut conn) = (cx.actor()?, cx.read().await?);
    let permit = cx.permit_in::<ListRoles>(&mut conn, ()).await?;
    let rows = store::all(&permit, &mut conn).await.or_fault()?;
    let allowed = |row: &store::OwnRow| Permissions::of_words(row.allows.split(','));
    let mut facts: HashMap<String, RoleFacts> = rows.iter().map(|row| (row.role.clone(), RoleFacts::new(allowed(row)))).collect();
    for holder in store::holders(&permit, &mut conn).await.or_fault()? {
        if let Some(facts) = facts.get_mut(&holder.0) {
            tell(facts, holder);
        }
    }
    let own = rows.into_iter().filter_map(|row| line(actor, facts.get(&row.role)?, row, permit.now())).collect();
    Ok(RoleTable { own, can_build: BuildRole::admits(actor), reach: actor.permissions_everywhere() })
}

fn line(actor: &Actor, facts: &RoleFacts, row: store::OwnRow, now: At) -> Option<OwnRole> {
    Some(OwnRole {
        id: store::id(&row.role)?,
        title: row.title,
        permissions: facts.permissions(),
        version: row.version,
        holders: i64::try_from(facts.holders(now).len()).unwrap_or(i64::MAX),
        can_change: ChangeRole::allows(actor, facts, now),
    })
}
