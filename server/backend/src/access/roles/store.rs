//! Rows of roles of the school's own.

use super::policy::{BuildRole, ChangeRole, ListRoles};
use crate::{
    db::{Conn, DbResult},
    execute, fetch_all, fetch_optional,
    policy::{Act, Permit},
    scalar,
};
use shared::{
    access::{Permissions, RoleDraft, RoleKey},
    id::OwnRoleId,
};
use uuid::Uuid;

/// What `role` allows; none: there is no such role that can be given.
pub(in super::super) async fn stored<A: Act>(_: &Permit<A>, conn: &mut Conn, role: RoleKey) -> DbResult<Option<Permissions>> {
    let row = fetch_optional!(
        conn,
        (String,),
        "select coalesce((select string_agg(x.permission, ',') from role_permission x where x.role = $1), '')
          where $1 not like 'custom.%' or exists (select 1 from custom_role c where c.role = $1 and c.retired_at is null)",
        role.to_string()
    )?;
    Ok(row.map(|(words,)| Permissions::of_words(words.split(','))))
}

/// Roles of the school's own that can be given, by name.
pub(in super::super) async fn own<A: Act>(_: &Permit<A>, conn: &mut Conn) -> DbResult<Vec<(OwnRoleId, String)>> {
    let rows = fetch_all!(conn, (String, String), "select role, title from custom_role where retired_at is null order by title limit 100")?;
    Ok(rows.into_iter().filter_map(|(word, title)| Some((id(&word)?, title))).collect())
}

/// The role of a stored word, where it is one of the school's own.
pub(super) fn id(word: &str) -> Option<OwnRoleId> {
    match word.parse() {
        Ok(RoleKey::Own(id)) => Some(id),
        _ => None,
    }
}

/// A role as it stands: its word, name and version, and what it allows.
#[derive(sqlx::FromRow)]
pub(super) struct OwnRow {
    pub(super) role: String,
    pub(super) title: String,
    pub(super) version: i64,
    pub(super) allows: String,
}

/// All that were not retired, by name.
pub(super) async fn all(_: &Permit<ListRoles>, conn: &mut Conn) -> DbResult<Vec<OwnRow>> {
    fetch_all!(
        conn,
        OwnRow,
        "select c.role, c.title, c.version, coalesce((select string_agg(x.permission, ',') from role_permission x where x.role = c.role), '') as allows
           from custom_role c where c.retired_at is null order by c.title limit 100"
    )
}

/// A permission of somebody who holds a role of the school's own, as the facts of a change want it.
pub(super) type HolderRow = (String, Uuid, Option<i64>, Option<String>, Option<i64>);

/// Who holds each of them now or will, and what they may do besides.
pub(super) async fn holders(permit: &Permit<ListRoles>, conn: &mut Conn) -> DbResult<Vec<HolderRow>> {
    fetch_all!(
        conn,
        HolderRow,
        "select distinct q.role, q.account_id, q.until_at, x.permission, r.until_at as ends
           from account_role q left join account_role r on r.account_id = q.account_id left join role_permission x on x.role = r.role
          where q.role like 'custom.%' and (q.until_at is null or q.until_at > $1)",
        permit.now().0
    )
}

/// How many there are.
pub(super) async fn count(_: &Permit<BuildRole>, conn: &mut Conn) -> DbResult<i64> {
    scalar!(conn, i64, "select count(*) from custom_role where retired_at is null")
}

/// Whether another role than `id` has the name.
pub(super) async fn is_taken<A: Act>(_: &Permit<A>, conn: &mut Conn, title: &str, id: OwnRoleId) -> DbResult<bool> {
    let word = RoleKey::Own(id).to_string();
    Ok(scalar!(conn, i64, "select count(*) from custom_role where title = $1 and role <> $2", title, word)? > 0)
}

pub(super) async fn insert(permit: &Permit<BuildRole>, conn: &mut Conn, id: OwnRoleId, draft: &RoleDraft) -> DbResult<u64> {
    const SQL: &str = "insert into custom_role (role, title, made_by, made_at) values ($1, $2, $3, $4)";
    let word = RoleKey::Own(id).to_string();
    execute!(conn, SQL, &word, &draft.title, permit.actor().0, permit.now().0)?;
    allow(conn, &word, draft.permissions).await
}

/// Changes the role if it still is what `version` says; how many that were.
pub(super) async fn update(permit: &Permit<ChangeRole>, conn: &mut Conn, version: i64, draft: &RoleDraft) -> DbResult<u64> {
    const SQL: &str = "update custom_role set title = $3, version = version + 1 where role = $1 and version = $2 and retired_at is null";
    let word = RoleKey::Own(permit.on()).to_string();
    if execute!(conn, SQL, &word, version, &draft.title)? == 0 {
        return Ok(0);
    }
    execute!(conn, "delete from role_permission where role = $1", &word)?;
    allow(conn, &word, draft.permissions).await?;
    Ok(1)
}

async fn allow(conn: &mut Conn, word: &str, permissions: Permissions) -> DbResult<u64> {
    let mut written = 0;
    for permission in permissions.iter() {
        written += execute!(conn, "insert into role_permission (role, permission) values ($1, $2)", word, permission.word())?;
    }
    Ok(written)
}

/// Retires the role: it allows nothing, and whoever holds it holds it no longer. How many roles that were.
pub(super) async fn retire(permit: &Permit<ChangeRole>, conn: &mut Conn) -> DbResult<u64> {
    const SQL: &str = "update custom_role set retired_at = $2, retired_by = $3, version = version + 1 where role = $1 and retired_at is null";
    let word = RoleKey::Own(permit.on()).to_string();
    if execute!(conn, SQL, &word, permit.now().0, permit.actor().0)? == 0 {
        return Ok(0);
    }
    execute!(conn, "delete from role_permission where role = $1", &word)?;
    execute!(
        conn,
        "update account_role set until_at = case when from_at > $2 then from_at else $2 end, ended_by = $3
          where role = $1 and (until_at is null or until_at > $2)",
        &word,
        permit.now().0,
        permit.actor().0
    )?;
    Ok(1)
}

/// Name and permissions of the role as it stands.
pub(super) async fn title(permit: &Permit<ChangeRole>, conn: &mut Conn) -> DbResult<Option<String>> {
    let word = RoleKey::Own(permit.on()).to_string();
    Ok(fetch_optional!(conn, (String,), "select title from custom_role where role = $1", word)?.map(|(title,)| title))
}
