//! Writing tags and their rules.

use super::{
    policy::ManageTags,
    store::{names, rules, work},
};
use crate::{Cx, OrFault, db::Conn, event::Event, once::Once, policy::Permit};
use shared::{
    error::{AppError, AppResult},
    id::TagId,
    tags::{Condition, Rule, TagDraft},
};

/// Writes a new tag, or changes one that still is what `version` says. A changed rule is applied to everybody in the
/// background. Refused as [`TagDraft::check`] says, at `name` (`taken`, `many`) and at `rule`: `kind` where a tag that is
/// given by hand would get a rule or the other way round, `unknown` where a rule asks for a tag that is not given by hand.
pub async fn save_tag(cx: &Cx, tag: Option<TagId>, version: i64, draft: TagDraft, key: &str) -> AppResult<TagId> {
    let draft = draft.trimmed();
    let once = Once::new(cx.actor()?.account, key, &(tag, version, &draft))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageTags>(&mut tx, ()).await?;
    if let Some(saved) = once.answered(&mut tx).await? {
        return Ok(saved);
    }
    draft.check()?;
    let id = tag.unwrap_or_else(|| TagId(crate::new_id()));
    if rules::is_taken(&permit, &mut tx, &draft.name, id).await.or_fault()? {
        return Err(AppError::invalid("name", "taken"));
    }
    if let Some(rule) = &draft.rule {
        asks_for_known_tags(&permit, &mut tx, rule).await?;
    }
    write(&permit, &mut tx, tag, version, (id, &draft)).await?;
    once.save(&mut tx, &id, permit.now()).await?;
    cx.commit(tx, &[saved(&draft)]).await?;
    Ok(id)
}

fn saved(draft: &TagDraft) -> Event {
    Event { kind: "tag_saved", body: "{}".into(), reason: draft.name.clone(), ..Event::default() }
}

async fn write(permit: &Permit<ManageTags>, conn: &mut Conn, tag: Option<TagId>, version: i64, (id, draft): (TagId, &TagDraft)) -> AppResult<()> {
    match tag {
        None if rules::count(permit, conn).await.or_fault()? >= TagDraft::MOST => return Err(AppError::invalid("name", "many")),
        None => rules::insert(permit, conn, id, draft).await.or_fault()?,
        Some(tag) => change(permit, conn, tag, version, draft).await?,
    }
    if draft.rule.is_some() {
        work::want_round(conn).await.or_fault()?;
    }
    Ok(())
}

async fn change(permit: &Permit<ManageTags>, conn: &mut Conn, tag: TagId, version: i64, draft: &TagDraft) -> AppResult<()> {
    let before = rules::one(permit, conn, tag).await.or_fault()?.ok_or(AppError::NotFound)?;
    if before.rule.is_some() != draft.rule.is_some() {
        return Err(AppError::invalid("rule", "kind"));
    }
    match rules::update(permit, conn, tag, version, draft).await.or_fault()? {
        0 => Err(AppError::Conflict("changed".into())),
        _ => Ok(()),
    }
}

async fn asks_for_known_tags(permit: &Permit<ManageTags>, conn: &mut Conn, rule: &Rule) -> AppResult<()> {
    let asked: Vec<TagId> =
        rule.conditions().into_iter().filter_map(|condition| if let Condition::Given(tag) = condition { Some(*tag) } else { None }).collect();
    if asked.is_empty() {
        return Ok(());
    }
    let given = names::given(permit, conn).await.or_fault()?;
    if asked.iter().all(|tag| given.iter().any(|one| one.id == *tag)) { Ok(()) } else { Err(AppError::invalid("rule", "unknown")) }
}

/// Switches a tag on or off; an automatic one comes and goes with that. Twice the same is the same.
pub async fn switch_tag(cx: &Cx, tag: TagId, on: bool) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageTags>(&mut tx, ()).await?;
    let row = rules::one(&permit, &mut tx, tag).await.or_fault()?.ok_or(AppError::NotFound)?;
    if row.is_on == on {
        return Ok(());
    }
    let (version, draft) = (row.version, TagDraft { is_on: on, ..row.draft() });
    write(&permit, &mut tx, Some(tag), version, (tag, &draft)).await?;
    cx.commit(tx, &[saved(&draft)]).await
}
