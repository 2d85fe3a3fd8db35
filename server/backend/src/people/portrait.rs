//! One learner on one page.

use super::{ViewLearner, ViewPortrait, fields, reveal::day_began, store};
use crate::{
    Cx, OrFault,
    access::approvals,
    audit::{Entry, Kind},
    db::Conn,
    policy::{Actor, Permit, Rule},
};
use rights::people::LearnerFacts;
use shared::{
    access::Sight,
    error::AppResult,
    id::LearnerId,
    people::{ArchiveField, Portrait, REVEALS_A_DAY},
    time::At,
};

/// What the page shows in clear.
const SHOWN: &str = "learner.name learner.born_on learner.gender learner.school learner.notes guardian.name";
/// What it shows in clear to those who see contacts.
const SHOWN_WITH_CONTACTS: &str = "learner.name learner.born_on learner.gender learner.school learner.notes learner.phone guardian.name guardian.phone";

/// The portrait of a learner, contacts as far as the asker sees them; [`shared::error::AppError::TooMany`] while archives are
/// shut to them.
pub async fn portrait(cx: &Cx, learner: LearnerId) -> AppResult<Portrait> {
    let mut conn = cx.read().await?;
    let (permit, facts) = cx.permit_by::<ViewPortrait>(&mut conn, learner).await?;
    cx.archives_open()?;
    let (actor, today) = (cx.actor()?, cx.today().date);
    let sight = facts.sight(actor, permit.now());
    let archive = store::archive(&permit, &mut conn).await.or_fault()?;
    let profiled = archive.may_profile(&cx.zone, today);
    let archive = archive.keep_consent(&cx.zone, today);
    let classes = store::classes(&permit, &mut conn, today).await.or_fault()?;
    let lots = store::lots(&permit, &mut conn, today).await.or_fault()?;
    let guardians = store::guardians(&permit, &mut conn, &cx.seal, sight).await.or_fault()?;
    let rhythm = store::rhythm(&permit, &mut conn).await.or_fault()?;
    let (reveals_left, asks_approval) = reveals(cx, &permit, &mut conn, &facts).await?;
    let fields = if sight == Sight::Clear { SHOWN_WITH_CONTACTS } else { SHOWN };
    cx.looked(&Entry { kind: Kind::Viewed, learner: Some(learner), fields, ..Entry::default() }).await?;
    let can_edit = editable(actor, &facts, profiled, permit.now());
    let progress = ViewLearner::allows(actor, &facts, permit.now());
    let ring = cx.seal.ring(&[learner.0]).await?;
    Ok(archive.portrait(&ring, sight, store::Beside { today, classes, lots, guardians, rhythm, reveals_left, asks_approval, progress, can_edit }))
}

/// The fields that `actor` may correct; nobody through somebody else's eyes, and how they learn only where that may be kept.
fn editable(actor: &Actor, facts: &LearnerFacts, profiled: bool, now: At) -> Vec<ArchiveField> {
    let may = |field: &ArchiveField| (*field != ArchiveField::Style || profiled) && fields::may_correct(actor, facts, *field, now);
    ArchiveField::ALL.into_iter().filter(|field| actor.looker.is_none() && may(field)).collect()
}

/// How many contacts the asker may still see in clear today, and whether somebody else has to approve that first.
async fn reveals(cx: &Cx, permit: &Permit<ViewPortrait>, conn: &mut Conn, facts: &LearnerFacts) -> AppResult<(Option<i64>, bool)> {
    let (actor, now) = (cx.actor()?, permit.now());
    if !facts.may_reveal(actor, now) {
        return Ok((None, false));
    }
    let approvals = approvals(conn, actor).await.or_fault()?;
    if facts.approval(&approvals, actor, now).is_none() {
        return Ok((None, true));
    }
    Ok((Some(REVEALS_A_DAY - store::reveals(permit, conn, day_began(cx)).await.or_fault()?), false))
}
