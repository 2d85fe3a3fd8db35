//! What a guardian may, changed and ended.

use super::store;
use crate::{
    Cx, OrFault,
    access::ended,
    audit::{Entry, Kind},
    db::Conn,
    event::Event,
    keys::Cell,
    people::ManageFamily,
    policy::Permit,
};
use shared::{
    access::{LinkTerm, Right},
    error::{AppError, AppResult},
    id::{GuardianId, LearnerId},
    people::Reveal,
};

/// Where the reason of an end is sealed.
pub(super) const REASON: &str = "guardian_link.end_reason_sealed";

pub(super) fn entry(learner: LearnerId, kind: Kind, fields: &'static str, reason: String) -> Entry {
    Entry { kind, learner: Some(learner), fields, reason, ..Entry::default() }
}

/// Sets what a guardian may and until when; a link that is over begins anew. Setting the same again changes nothing.
pub async fn set_rights(cx: &Cx, learner: LearnerId, guardian: GuardianId, term: &LinkTerm) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageFamily>(&mut tx, learner).await?;
    cx.fresh()?;
    let was = store::link(&permit, &mut tx, guardian).await.or_fault()?.ok_or(AppError::NotFound)?;
    let today = cx.today().date;
    let from = match term.from_on {
        Some(from) if was.is_over(today) => from.max(today),
        Some(from) => from,
        None if was.is_over(today) => today,
        None => was.from_on,
    };
    term.check(from, today)?;
    if (was.rights(), was.from_on, was.until_on) == (term.rights, from, term.last_on) {
        return Ok(());
    }
    let unmanaged = left_alone(cx, &permit, &mut tx).await?;
    store::set(&permit, &mut tx, guardian, from, term).await.or_fault()?;
    let change = format!("{} → {}", was.rights().words(), term.rights.words());
    cx.audit(&mut tx, &[entry(learner, Kind::Rights, "guardian_link", change)]).await?;
    let mut events = told(&permit, &mut tx, guardian, "link_changed").await?;
    if was.rights().has(Right::Manages) && !term.rights.has(Right::Manages) && !events.is_empty() {
        events.extend(locked(&permit, &mut tx).await?);
    }
    events.extend(unmanaged);
    cx.commit(tx, &events).await
}

/// Ends a link at once, on every device and stream, for a reason that is kept. Ending it twice is the same.
pub async fn end_link(cx: &Cx, learner: LearnerId, guardian: GuardianId, reason: &str) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageFamily>(&mut tx, learner).await?;
    let was = store::link(&permit, &mut tx, guardian).await.or_fault()?.ok_or(AppError::NotFound)?;
    let today = cx.today().date;
    if was.is_over(today) {
        return Ok(());
    }
    let reason = Reveal::reason(reason)?;
    let ring = cx.seal.ring(&[learner.0]).await?;
    let sealed = ring.close(Cell { person: learner.0, row: guardian.0, column: REASON }, reason)?;
    store::end(&permit, &mut tx, guardian, today.pred_opt(), &sealed).await.or_fault()?;
    cx.audit(&mut tx, &[entry(learner, Kind::Rights, "guardian_link.until_on", reason.to_owned())]).await?;
    let mut events = told(&permit, &mut tx, guardian, "link_ended").await?;
    if was.rights().has(Right::Manages) && !events.is_empty() {
        events.extend(locked(&permit, &mut tx).await?);
    }
    cx.commit(tx, &events).await
}

/// For the open streams of the guardian's account, where there is one.
async fn told(permit: &Permit<ManageFamily>, conn: &mut Conn, guardian: GuardianId, kind: &'static str) -> AppResult<Vec<Event>> {
    let account = store::account(permit, conn, guardian).await.or_fault()?;
    Ok(account.map(|account| ended::event(kind, account)).into_iter().collect())
}

/// A sign-in that nobody manages any more, because the links ran out, opens to nobody; asked before a link begins, it is stopped as after an end.
pub(super) async fn left_alone(cx: &Cx, permit: &Permit<ManageFamily>, conn: &mut Conn) -> AppResult<Option<Event>> {
    if store::is_managed(permit, conn, cx.today().date).await.or_fault()? { Ok(None) } else { locked(permit, conn).await }
}

/// Whoever managed the learner's own sign-in from an account knows its password: it is stopped until somebody who manages it now sets another.
async fn locked(permit: &Permit<ManageFamily>, conn: &mut Conn) -> AppResult<Option<Event>> {
    Ok(store::stop_login(permit, conn).await.or_fault()?.map(|account| ended::event("account_stopped", account)))
}
