//! Restricting the processing of a learner and letting it go on, in the transaction of whatever is the reason.

use super::{AskForFamily, store};
use crate::{
    Cx, OrFault,
    db::Conn,
    event::Event,
    once::Once,
    policy::{Act, Permit},
};
use shared::{error::AppResult, id::LearnerId, live::Update, privacy::RestrictedBy};

/// From now on nobody but the family and the privacy desk sees or writes anything about `learner`. What happened: nothing
/// if it was restricted for this reason already.
pub(super) async fn restrict<A: Act>(permit: &Permit<A>, conn: &mut Conn, learner: LearnerId, by: RestrictedBy) -> AppResult<Vec<Event>> {
    match store::restrict(permit, conn, learner, by).await.or_fault()? {
        0 => Ok(Vec::new()),
        _ => told(permit, conn, "restricted", learner, by).await,
    }
}

/// The reason is gone; with the last one everything goes on as before.
pub(super) async fn lift<A: Act>(permit: &Permit<A>, conn: &mut Conn, learner: LearnerId, by: RestrictedBy) -> AppResult<Vec<Event>> {
    match store::lift(permit, conn, learner, by).await.or_fault()? {
        0 => Ok(Vec::new()),
        _ => told(permit, conn, "restriction_lifted", learner, by).await,
    }
}

/// Open pages of the learner look whether they may stay, and the boards of their classes read the roster again.
async fn told<A: Act>(permit: &Permit<A>, conn: &mut Conn, kind: &'static str, learner: LearnerId, by: RestrictedBy) -> AppResult<Vec<Event>> {
    let body = serde_json::to_string(&Update::Changed).or_fault()?;
    let classes = store::classes_of(permit, conn, learner).await.or_fault()?;
    let mut events = vec![Event { kind, learner_id: Some(learner.0), body: body.clone(), reason: by.word().to_owned(), ..Event::default() }];
    events.extend(classes.into_iter().map(|class| Event { kind: "roster_changed", class_id: Some(class), body: body.clone(), ..Event::default() }));
    Ok(events)
}

/// The desk restricts a learner at the family's wish.
pub async fn restrict_for_family(cx: &Cx, learner: LearnerId, key: &str) -> AppResult<()> {
    by_desk(cx, learner, true, key).await
}

/// The desk lifts what it set itself; other reasons end with what they came from.
pub async fn lift_for_family(cx: &Cx, learner: LearnerId, key: &str) -> AppResult<()> {
    by_desk(cx, learner, false, key).await
}

async fn by_desk(cx: &Cx, learner: LearnerId, begins: bool, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, &(learner, begins))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<AskForFamily>(&mut tx, learner).await?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    let events =
        if begins { restrict(&permit, &mut tx, learner, RestrictedBy::Desk).await? } else { lift(&permit, &mut tx, learner, RestrictedBy::Desk).await? };
    once.save(&mut tx, &(), permit.now()).await?;
    cx.commit(tx, &events).await
}
