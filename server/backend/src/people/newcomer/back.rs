//! A former learner comes back (重新激活): the archive that is there is taken, and no second one is made.

use super::{ReturnLearner, event, store};
use crate::{
    Cx, OrFault,
    once::Once,
    people::fields::{NewChange, write_change},
};
use shared::{
    error::{AppError, AppResult},
    id::LearnerId,
    intake::is_former,
    people::{ChangeSource, NewLearner},
};

/// Takes a former learner back into `state`, one of [`NewLearner::STATES`]; empty is the first of them. The draft under `key` stays:
/// what was typed of them anew is still to be looked at.
/// [`AppError::Conflict`] with `not_former` where they have not left.
pub async fn return_learner(cx: &Cx, learner: LearnerId, state: &str, key: &str) -> AppResult<()> {
    let state = if state.is_empty() { NewLearner::STATES[0] } else { state };
    let once = Once::new(cx.actor()?.account, &format!("return.{learner}.{key}"), &(learner, state))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ReturnLearner>(&mut tx, learner).await?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    if !NewLearner::STATES.contains(&state) {
        return Err(AppError::invalid("state", "unreadable"));
    }
    let was = store::state(&permit, &mut tx, learner).await.or_fault()?.ok_or(AppError::NotFound)?;
    if !is_former(&was) || store::set_state(&permit, &mut tx, learner, &was, state).await.or_fault()? == 0 {
        return Err(AppError::Conflict("not_former".into()));
    }
    let ring = cx.seal.ring(&[learner.0]).await?;
    let change = NewChange { learner, field: "state", source: ChangeSource::Returned, before: Some(&was), after: Some(state) };
    write_change(&permit, &mut tx, &ring, &change).await.or_fault()?;
    once.save(&mut tx, &(), permit.now()).await?;
    cx.commit(tx, &[event("learner_returned", learner.0, format!("{was} → {state}"))?]).await
}
