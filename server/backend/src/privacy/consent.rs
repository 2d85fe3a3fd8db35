//! Consent: reading it, giving it, taking it back.

use super::{OwnRights, restriction, store};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
    db::Conn,
    event::Event,
    policy::Permit,
};
use shared::{
    error::AppResult,
    id::LearnerId,
    live::Update,
    privacy::{self, Consent, Purpose, RestrictedBy},
};

/// Where every purpose stands for one's own child.
pub async fn consents(cx: &Cx, learner: LearnerId) -> AppResult<Vec<Consent>> {
    cx.permit::<OwnRights>(learner).await?;
    store::consents(&mut cx.read().await?, learner, &cx.zone).await.or_fault()
}

/// Agrees or refuses; the same answer to the same question again changes nothing. Without consent to teaching everything
/// but storage stops at once.
pub async fn set_consent(cx: &Cx, learner: LearnerId, purpose: Purpose, given: bool) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<OwnRights>(&mut tx, learner).await?;
    let before = store::consents(&mut tx, learner, &cx.zone).await.or_fault()?;
    let same = before.iter().any(|consent| consent.purpose == purpose && !consent.has_changed() && consent.answer.is_some_and(|answer| answer.given == given));
    if same {
        return Ok(());
    }
    store::answer(&permit, &mut tx, purpose, given).await.or_fault()?;
    cx.audit(&mut tx, &[Entry { kind: Kind::Changed, learner: Some(learner), fields: "consent.given", ..Entry::default() }]).await?;
    let events = follow(&permit, &mut tx, purpose, given).await?;
    cx.commit(tx, &events).await
}

async fn follow(permit: &Permit<OwnRights>, conn: &mut Conn, purpose: Purpose, given: bool) -> AppResult<Vec<Event>> {
    match (purpose, given) {
        (Purpose::Teaching, false) => restriction::restrict(permit, conn, permit.on(), RestrictedBy::Consent).await,
        (Purpose::Teaching, true) => restriction::lift(permit, conn, permit.on(), RestrictedBy::Consent).await,
        // Automatic tags go or come with it at once.
        (Purpose::Profile, _) => Ok(vec![Event {
            kind: "profile_answered",
            learner_id: Some(permit.on().0),
            body: serde_json::to_string(&Update::Changed).or_fault()?,
            ..Event::default()
        }]),
        _ => Ok(Vec::new()),
    }
}

/// Whether figures, tags and suggestions about a learner may be used at this moment (law L2). Ask it wherever they are
/// shown or computed; the caller has leave to see the learner.
pub async fn may_profile(cx: &Cx, conn: &mut Conn, learner: LearnerId) -> AppResult<bool> {
    let born = store::born(conn, learner).await.or_fault()?;
    let consents = store::consents(conn, learner, &cx.zone).await.or_fault()?;
    let profile = consents.iter().find(|consent| consent.purpose == Purpose::Profile);
    Ok(profile.is_some_and(|consent| privacy::may_profile(born, consent, cx.today().date)))
}
