//! The family's side: what there is to decide, asking, taking back.

use super::{
    AskForFamily, OwnRights, restriction,
    store::{self, NewRequest, RequestRow},
};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
    clock::{midnight, wall},
    db::Conn,
    keys::{Cell, Ring},
    once::Once,
    people::ViewFamily,
    policy::{Act, Permit},
};
use chrono::{Days, NaiveDate};
use shared::{
    error::{AppError, AppResult},
    id::{LearnerId, RequestId},
    privacy::{
        Asked, COOL_OFF_DAYS, CORRECTION_DAYS, ChildRights, FULL_AGE_OF_CONSENT, FamilyRights, RequestKind, RequestLine, RequestState, RestrictedBy, age,
        working_days_after,
    },
    time::At,
};
use std::collections::HashMap;
use uuid::Uuid;

/// What concerns the children of the guardian who asks.
pub async fn rights(cx: &Cx) -> AppResult<FamilyRights> {
    let permit = cx.permit::<ViewFamily>(()).await?;
    let guardian = cx.actor()?.guardian.ok_or(AppError::Forbidden)?;
    let today = cx.today().date;
    let mut conn = cx.read().await?;
    let rows = store::children(&permit, &mut conn, guardian.0, today).await.or_fault()?;
    let ring = cx.seal.ring(&rows.iter().map(|(id, ..)| *id).collect::<Vec<_>>()).await?;
    let mut children = Vec::with_capacity(rows.len());
    for (id, name, born) in rows {
        let learner = LearnerId(id);
        let restrictions = store::restrictions(&permit, &mut conn, learner, &cx.zone).await.or_fault()?;
        // Whoever looks through the eyes of a family is staff, for whom a restriction holds.
        if cx.looker().is_some() && !restrictions.is_empty() {
            continue;
        }
        let requests = store::of_learner(&permit, &mut conn, learner).await.or_fault()?;
        children.push(ChildRights {
            learner,
            name,
            is_child: born.is_none_or(|born| age(born, today) < FULL_AGE_OF_CONSENT),
            consents: store::consents(&mut conn, learner, &cx.zone).await.or_fault()?,
            requests: requests.into_iter().map(|row| line(cx, &ring, row)).collect(),
            restrictions,
        });
    }
    Ok(FamilyRights { children, today })
}

pub(super) fn line(cx: &Cx, ring: &Ring, row: RequestRow) -> RequestLine {
    let open = |sealed: Option<Vec<u8>>, column| {
        let cell = Cell { person: row.learner_id, row: row.id, column };
        sealed.and_then(|sealed| ring.open(cell, &sealed).ok()).map(|secret| secret.expose().to_owned())
    };
    RequestLine {
        id: RequestId(row.id),
        kind: RequestKind::of(&row.kind),
        state: RequestState::of(&row.state),
        learner: LearnerId(row.learner_id),
        words: open(row.words_sealed, WORDS),
        reason: open(row.reason_sealed, REASON),
        child: row.child,
        by: row.by_name.unwrap_or_default(),
        by_family: row.by_family,
        asked_on: wall(At(row.asked_at), &cx.zone).date,
        due_on: row.due_on,
    }
}

/// The column of a correction.
const WORDS: &str = "privacy_request.words_sealed";
/// The column of a refusal's reason.
pub(super) const REASON: &str = "privacy_request.reason_sealed";

/// A guardian asks for something by right. A second erasure of the same child is the first one.
pub async fn ask(cx: &Cx, learner: LearnerId, asked: &Asked, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, &(learner, asked))?;
    let guardian = cx.actor()?.guardian.map(|guardian| guardian.0);
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<OwnRights>(&mut tx, learner).await?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    write(cx, &permit, &mut tx, guardian, asked).await?;
    once.save(&mut tx, &(), permit.now()).await?;
    cx.commit(tx, &[]).await
}

/// Writes a request down with its deadline, in the transaction of `conn`.
pub(super) async fn write<A: Act<On = LearnerId>>(cx: &Cx, permit: &Permit<A>, conn: &mut Conn, guardian: Option<Uuid>, asked: &Asked) -> AppResult<()> {
    asked.check()?;
    if asked.kind != RequestKind::Copy && store::open_one(permit, conn, asked.kind).await.or_fault()? {
        return if asked.kind == RequestKind::Erase { Ok(()) } else { Err(AppError::Conflict("open_already".into())) };
    }
    let (id, learner) = (RequestId(crate::new_id()), permit.on());
    let ring = cx.seal.ring(&[learner.0]).await?;
    let words = Some(asked.words.trim()).filter(|words| !words.is_empty());
    let cell = Cell { person: learner.0, row: id.0, column: WORDS };
    let (due_on, run_at, state) = terms(cx, permit, conn, asked.kind).await?;
    let words = words.map(|words| ring.close(cell, words)).transpose()?;
    store::insert(permit, conn, &NewRequest { id, kind: asked.kind, guardian, due_on, run_at, state, words }).await.or_fault()?;
    let fields = match asked.kind {
        RequestKind::Copy => "privacy_request.copy",
        RequestKind::Correct => "privacy_request.correct",
        RequestKind::Erase => "privacy_request.erase",
    };
    let kind = if asked.kind == RequestKind::Copy { Kind::Exported } else { Kind::Changed };
    cx.audit(conn, &[Entry { kind, learner: Some(learner), fields, ..Entry::default() }]).await
}

/// By when it is answered, when it is carried out, and where it stands at first.
async fn terms<A: Act>(cx: &Cx, permit: &Permit<A>, conn: &mut Conn, kind: RequestKind) -> AppResult<(NaiveDate, Option<i64>, RequestState)> {
    let today = cx.today().date;
    match kind {
        RequestKind::Copy => Ok((today, None, RequestState::Done)),
        RequestKind::Erase => {
            let day = today + chrono::TimeDelta::days(COOL_OFF_DAYS);
            Ok((day, Some(midnight(day, &cx.zone).0), RequestState::Open))
        }
        RequestKind::Correct => {
            let rows = store::calendar(permit, conn, today, today + Days::new(120)).await.or_fault()?;
            let differs: HashMap<NaiveDate, bool> = rows.into_iter().collect();
            Ok((working_days_after(today, CORRECTION_DAYS, |day| differs.get(&day).copied()), None, RequestState::Open))
        }
    }
}

/// Takes a request back; until it is carried out that is always possible. What an erasure restricted goes on.
pub async fn withdraw(cx: &Cx, learner: LearnerId, request: RequestId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<OwnRights>(&mut tx, learner).await?;
    if store::withdraw(&permit, &mut tx, request).await.or_fault()? == 0 {
        return Ok(());
    }
    cx.audit(&mut tx, &[Entry { kind: Kind::Changed, learner: Some(learner), fields: "privacy_request.withdrawn", ..Entry::default() }]).await?;
    let erases = store::open_one(&permit, &mut tx, RequestKind::Erase).await.or_fault()?;
    let events = if erases { Vec::new() } else { restriction::lift(&permit, &mut tx, learner, RestrictedBy::Erasure).await? };
    cx.commit(tx, &events).await
}

/// The office asks in the name of a family that came to it.
pub(super) async fn ask_for(cx: &Cx, learner: LearnerId, kind: RequestKind, key: &str) -> AppResult<()> {
    let asked = Asked { kind, words: String::new() };
    let once = Once::new(cx.actor()?.account, key, &(learner, &asked))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<AskForFamily>(&mut tx, learner).await?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    write(cx, &permit, &mut tx, None, &asked).await?;
    once.save(&mut tx, &(), permit.now()).await?;
    cx.commit(tx, &[]).await
}
