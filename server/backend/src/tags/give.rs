//! Giving and taking tags by hand.

use super::store::held;
use crate::{Cx, OrFault, event::Event, once::Once, people::TagLearner};
use shared::{
    error::{AppError, AppResult},
    id::{LearnerId, TagId},
    live::Update,
};

/// Gives a tag by hand; whoever carries it goes on carrying it. Refused at `tag` where no such tag is given by hand.
pub async fn give_tag(cx: &Cx, learner: LearnerId, tag: TagId, key: &str) -> AppResult<()> {
    change(cx, learner, tag, true, key).await
}

/// Takes a tag that was given by hand. It stays in the history.
pub async fn take_tag(cx: &Cx, learner: LearnerId, tag: TagId, key: &str) -> AppResult<()> {
    change(cx, learner, tag, false, key).await
}

async fn change(cx: &Cx, learner: LearnerId, tag: TagId, give: bool, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, &(learner, tag, give))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<TagLearner>(&mut tx, learner).await?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    let name = held::giveable(&permit, &mut tx, tag).await.or_fault()?.ok_or_else(|| AppError::invalid("tag", "unknown"))?;
    let (kind, changed) = if give { ("tag_given", held::give(&permit, &mut tx, tag).await) } else { ("tag_taken", held::take(&permit, &mut tx, tag).await) };
    once.save(&mut tx, &(), permit.now()).await?;
    let body = serde_json::to_string(&Update::Changed).or_fault()?;
    let event = Event { kind, learner_id: Some(learner.0), body, reason: name, ..Event::default() };
    let events = if changed.or_fault()? > 0 { vec![event] } else { Vec::new() };
    cx.commit(tx, &events).await
}
