//! Saying that two learners are two.

use super::{DecidePair, store};
use crate::{Cx, OrFault, event::Event, once::Once};
use shared::{
    error::{AppError, AppResult},
    id::PairId,
    matching::PairState,
};
use uuid::Uuid;

/// Remembers that the two are two persons: no import asks about them again. [`AppError::Conflict`] with `decided` where
/// somebody decided otherwise.
pub async fn keep_apart(cx: &Cx, pair: PairId, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, &("keep_apart", pair))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<DecidePair>(&mut tx, pair).await?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    if store::decide(&permit, &mut tx, PairState::Open, PairState::Different).await.or_fault()? == 0 {
        return Err(AppError::Conflict("decided".into()));
    }
    let row = store::pair(&permit, &mut tx).await.or_fault()?.ok_or(AppError::NotFound)?;
    once.save(&mut tx, &(), permit.now()).await?;
    let said = format!("{} · {}", row.first_no, row.second_no);
    cx.commit(tx, &events("learners_kept_apart", [row.first_id, row.second_id], Vec::new(), &said)?).await
}

/// What happened to two learners and to the rosters they are on.
pub(super) fn events(kind: &'static str, learners: [Uuid; 2], classes: Vec<Uuid>, said: &str) -> AppResult<Vec<Event>> {
    let body = serde_json::to_string(&shared::live::Update::Changed).or_fault()?;
    let about = |learner| Event { kind, learner_id: Some(learner), body: body.clone(), reason: said.to_owned(), ..Event::default() };
    let mut events: Vec<Event> = learners.into_iter().map(about).collect();
    events.extend(classes.into_iter().map(|class| Event { kind: "roster_changed", class_id: Some(class), body: body.clone(), ..Event::default() }));
    Ok(events)
}
