//! The form for a new learner, with what was typed before and whom it may be.

use super::{
    AddLearner, ReturnLearner,
    draft::{self, Draft},
    likely::likely,
    policy::may_add_at,
    store,
};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
    db::Conn,
    policy::{Act, Permit, Rule},
};
use shared::{
    error::AppResult,
    id::LearnerId,
    people::{Candidate, NewLearner, NewcomerForm},
};

/// What is shown in clear of whoever a new learner may be.
const SHOWN: &str = "learner.name learner.no learner.born_on learner.school learner.grade";

/// The form; with the key of a draft, as it was left.
pub async fn newcomer_form(cx: &Cx, draft: Option<&str>) -> AppResult<NewcomerForm> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<AddLearner>(&mut conn, ()).await?;
    let actor = cx.actor()?;
    let mut campuses = store::campuses(&permit, &mut conn).await.or_fault()?;
    campuses.retain(|(campus, _)| may_add_at(actor, *campus));
    let known = match draft {
        Some(key) => draft::read(cx, &permit, &mut conn, key).await?.map(|draft| (key.to_owned(), draft)),
        None => None,
    };
    let (key, draft) = known.unwrap_or_else(|| (crate::new_id().simple().to_string(), Draft::default()));
    let candidates = candidates(cx, &permit, &mut conn, &draft).await?;
    Ok(NewcomerForm { campuses, typed: draft.typed, candidates, key, today: cx.today().date })
}

/// Whom the draft may be, and of whom nothing was said yet.
async fn candidates(cx: &Cx, permit: &Permit<AddLearner>, conn: &mut Conn, draft: &Draft) -> AppResult<Vec<Candidate>> {
    let Ok(new) = NewLearner::of(&draft.typed, cx.today().date) else { return Ok(Vec::new()) };
    let mut candidates = Vec::new();
    for like in likely(cx, permit, conn, &new).await? {
        if !like.is_shown(cx)? {
            continue;
        }
        let can_return = like.is_former() && may_return(cx, conn, LearnerId(like.id())).await?;
        let candidate = like.shown(can_return);
        if !draft.others.contains(&candidate.id) {
            let entry = Entry { kind: Kind::Viewed, act: "AddLearner", learner: Some(candidate.id), fields: SHOWN, ..Entry::default() };
            cx.looked(&entry).await?;
            candidates.push(candidate);
        }
    }
    Ok(candidates)
}

/// Whether the asker takes a former learner back.
async fn may_return(cx: &Cx, conn: &mut Conn, learner: LearnerId) -> AppResult<bool> {
    let (actor, facts) = (cx.actor()?, ReturnLearner::facts(conn, cx.actor()?, learner).await.or_fault()?);
    Ok(facts.is_some_and(|facts| ReturnLearner::allows(actor, &facts, cx.clock.now())))
}
