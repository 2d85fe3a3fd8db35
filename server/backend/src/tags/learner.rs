//! The tags of one learner.

use super::store::{held, names};
use crate::{Cx, OrFault, people::ViewPortrait, privacy::may_profile};
use shared::{error::AppResult, id::LearnerId, tags::LearnerTags};

/// What the learner carries and carried. Automatic tags are shown only while the family agrees to them (law L2).
pub async fn learner_tags(cx: &Cx, learner: LearnerId) -> AppResult<LearnerTags> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<ViewPortrait>(&mut conn, learner).await?;
    cx.archives_open()?;
    let automatic = may_profile(cx, &mut conn, learner).await?;
    let carried = held::carried(&permit, &mut conn, &cx.zone).await.or_fault()?;
    let (now, before) = carried.into_iter().filter(|one| automatic || !one.is_automatic).partition(|one| one.until.is_none());
    let choices = names::given(&permit, &mut conn).await.or_fault()?;
    let campuses = names::campuses(&permit, &mut conn).await.or_fault()?;
    Ok(LearnerTags { now, before, choices, campuses, automatic })
}
