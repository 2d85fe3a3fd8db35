//! Tags as they were written, and every version of them.

use super::super::policy::{ListTags, ManageTags};
use crate::{
    db::{Conn, DbResult},
    execute, fetch_all, fetch_optional,
    policy::{Act, Permit},
    scalar,
};
use shared::{
    id::TagId,
    tags::{Colour, Rule, TagDraft},
    time::At,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
pub struct TagRow {
    pub id: Uuid,
    pub name: String,
    pub shelf: String,
    pub colour: String,
    pub rule: Option<String>,
    pub is_on: bool,
    pub version: i64,
}

#[derive(sqlx::FromRow)]
pub struct ChangeRow {
    pub at: i64,
    pub author: Option<String>,
    pub name: String,
    pub rule: Option<String>,
    pub is_on: bool,
}

/// A rule as it is stored; what no longer reads as one tags nobody.
pub fn read(rule: &str) -> Option<Rule> {
    serde_json::from_str(rule).ok()
}

fn written(draft: &TagDraft) -> Option<String> {
    draft.rule.as_ref().and_then(|rule| serde_json::to_string(rule).ok())
}

impl TagRow {
    pub fn draft(self) -> TagDraft {
        let rule = self.rule.as_deref().and_then(read);
        TagDraft { name: self.name, shelf: self.shelf, colour: Colour::of(&self.colour), rule, is_on: self.is_on }
    }
}

/// The rules of automatic tags in use.
pub async fn in_use(conn: &mut Conn) -> DbResult<Vec<(TagId, Rule)>> {
    let rows = fetch_all!(conn, (Uuid, Option<String>), "select id, rule from tag where rule is not null and is_on = $1 order by id", true)?;
    Ok(rows.into_iter().filter_map(|(id, rule)| Some((TagId(id), read(rule.as_deref()?)?))).collect())
}

/// Every tag, by group and name.
pub async fn all(_: &Permit<ListTags>, conn: &mut Conn) -> DbResult<Vec<TagRow>> {
    fetch_all!(conn, TagRow, "select id, name, shelf, colour, rule, is_on, version from tag order by shelf, name limit 200")
}

pub async fn one<A: Act<On = ()>>(_: &Permit<A>, conn: &mut Conn, tag: TagId) -> DbResult<Option<TagRow>> {
    fetch_optional!(conn, TagRow, "select id, name, shelf, colour, rule, is_on, version from tag where id = $1", tag.0)
}

pub async fn count(_: &Permit<ManageTags>, conn: &mut Conn) -> DbResult<i64> {
    scalar!(conn, i64, "select count(*) from tag")
}

pub async fn is_taken(_: &Permit<ManageTags>, conn: &mut Conn, name: &str, but: TagId) -> DbResult<bool> {
    Ok(scalar!(conn, i64, "select count(*) from tag where name = $1 and id <> $2", name, but.0)? > 0)
}

/// Writes a new tag.
pub async fn insert(permit: &Permit<ManageTags>, conn: &mut Conn, id: TagId, draft: &TagDraft) -> DbResult<()> {
    write_new(conn, id, draft).await?;
    note(conn, id, Some(permit.actor().0), draft, permit.now()).await
}

/// Writes a ready-made tag, unless the school has one of the name.
pub async fn furnish(conn: &mut Conn, id: TagId, draft: &TagDraft, now: At) -> DbResult<()> {
    if write_new(conn, id, draft).await? > 0 {
        note(conn, id, None, draft, now).await?;
    }
    Ok(())
}

async fn write_new(conn: &mut Conn, id: TagId, draft: &TagDraft) -> DbResult<u64> {
    const SQL: &str = "insert into tag (id, name, shelf, colour, rule, is_on) values ($1, $2, $3, $4, $5, $6) on conflict (name) do nothing";
    execute!(conn, SQL, id.0, &draft.name, &draft.shelf, draft.colour.word(), written(draft), draft.is_on)
}

/// Changes a tag that still is what `version` says; how many that were.
pub async fn update(permit: &Permit<ManageTags>, conn: &mut Conn, id: TagId, version: i64, draft: &TagDraft) -> DbResult<u64> {
    const SQL: &str = "update tag set name = $3, shelf = $4, colour = $5, rule = $6, is_on = $7, version = version + 1 where id = $1 and version = $2";
    let changed = execute!(conn, SQL, id.0, version, &draft.name, &draft.shelf, draft.colour.word(), written(draft), draft.is_on)?;
    if changed > 0 {
        note(conn, id, Some(permit.actor().0), draft, permit.now()).await?;
    }
    Ok(changed)
}

async fn note(conn: &mut Conn, id: TagId, by: Option<Uuid>, draft: &TagDraft, now: At) -> DbResult<()> {
    const SQL: &str = "insert into tag_change (tag_id, version, at, by_id, name, rule, is_on) select id, version, $2, $3, $4, $5, $6 from tag where id = $1";
    execute!(conn, SQL, id.0, now.0, by, &draft.name, written(draft), draft.is_on).map(|_| ())
}

/// What a tag was, the newest first.
pub async fn changes(_: &Permit<ListTags>, conn: &mut Conn, tag: TagId) -> DbResult<Vec<ChangeRow>> {
    const SQL: &str = "select c.at, a.name as author, c.name, c.rule, c.is_on from tag_change c left join account a on a.id = c.by_id where c.tag_id = $1 order by c.version desc limit 20";
    fetch_all!(conn, ChangeRow, SQL, tag.0)
}
