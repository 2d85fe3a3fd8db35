//! The pages of tags.

use super::{
    policy::{ListTags, ManageTags},
    store::{names, reach, rules, work},
};
use crate::{
    Cx, OrFault,
    clock::wall,
    db::Conn,
    policy::{Permit, PlainRule},
};
use shared::{
    error::{AppError, AppResult},
    id::TagId,
    people::LearnerList,
    tags::{Condition, Measure, Progress, Rule, TagChange, TagDraft, TagLine, TagPage, Tags},
    time::At,
};
use std::collections::HashMap;
use uuid::Uuid;

/// Every tag, with how many of the asker's learners carry it.
pub async fn tags(cx: &Cx) -> AppResult<Tags> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<ListTags>(&mut conn, ()).await?;
    let carriers: HashMap<Uuid, i64> = reach::carriers(&permit, &mut conn, cx.today().date).await.or_fault()?.into_iter().collect();
    let line = |row: rules::TagRow| TagLine { carriers: carriers.get(&row.id).copied().unwrap_or(0), ..line(row) };
    let tags = rules::all(&permit, &mut conn).await.or_fault()?.into_iter().map(line).collect();
    Ok(Tags { tags, can_manage: ManageTags::admits(cx.actor()?), progress: progress(&mut conn).await? })
}

fn line(row: rules::TagRow) -> TagLine {
    let (id, version, is_automatic) = (TagId(row.id), row.version, row.rule.is_some());
    let TagDraft { name, shelf, colour, is_on, .. } = row.draft();
    TagLine { id, name, shelf, colour, is_automatic, is_on, carriers: 0, version }
}

async fn progress(conn: &mut Conn) -> AppResult<Option<Progress>> {
    Ok(work::progress(conn).await.or_fault()?.map(|(done, all)| Progress { done: done.min(all), all }))
}

/// What a new tag begins with.
fn fresh() -> TagDraft {
    let rule = Rule::All(vec![Rule::Is(Condition::at_least(Measure::DaysUnseen, 14))]);
    TagDraft { name: String::new(), shelf: String::new(), colour: shared::tags::Colour::Plain, rule: Some(rule), is_on: true }
}

/// One tag to read and to change; none: a new one, for those who may write one.
pub async fn tag(cx: &Cx, tag: Option<TagId>) -> AppResult<TagPage> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<ListTags>(&mut conn, ()).await?;
    let can_manage = ManageTags::admits(cx.actor()?);
    let (draft, version) = match tag {
        Some(tag) => rules::one(&permit, &mut conn, tag).await.or_fault()?.map(|row| (row.version, row.draft())).map(|(version, draft)| (draft, version)),
        None => can_manage.then(|| (fresh(), 0)),
    }
    .ok_or(AppError::NotFound)?;
    let mut shelves: Vec<String> =
        rules::all(&permit, &mut conn).await.or_fault()?.into_iter().map(|row| row.shelf).filter(|shelf| !shelf.is_empty()).collect();
    shelves.dedup();
    Ok(TagPage {
        id: tag,
        draft,
        version,
        can_manage,
        campuses: names::campuses(&permit, &mut conn).await.or_fault()?,
        states: LearnerList::STATES.map(str::to_owned).to_vec(),
        given: names::given(&permit, &mut conn).await.or_fault()?,
        shelves,
        progress: progress(&mut conn).await?,
        history: history(cx, &permit, &mut conn, tag).await?,
    })
}

async fn history(cx: &Cx, permit: &Permit<ListTags>, conn: &mut Conn, tag: Option<TagId>) -> AppResult<Vec<TagChange>> {
    let Some(tag) = tag else { return Ok(Vec::new()) };
    let change = |row: rules::ChangeRow| {
        let at = wall(At(row.at), &cx.zone);
        let rule = row.rule.as_deref().and_then(rules::read);
        TagChange { at: format!("{} {}", at.date, at.minute), by: row.author, name: row.name, rule, is_on: row.is_on }
    };
    Ok(rules::changes(permit, conn, tag).await.or_fault()?.into_iter().map(change).collect())
}
