//! One contact in clear, for a reason: counted, written down, said once.

use super::{RevealContact, store};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
    clock::midnight,
    db::Conn,
    once::Once,
    policy::Permit,
};
use shared::{
    error::{AppError, AppResult},
    id::LearnerId,
    people::{REVEALS_A_DAY, Reveal, Revealed},
    time::At,
};

/// Shows one contact of a learner or of their family in clear, under an approval that the record names. The value is nowhere kept: the same key reads it again, on
/// the same day, and is not counted. The next one after [`REVEALS_A_DAY`] is refused at the field `reason` with `limit`.
pub async fn reveal(cx: &Cx, learner: LearnerId, what: Reveal, reason: &str, key: &str) -> AppResult<Revealed> {
    // With the day in it a key of yesterday shows nothing today.
    let once = Once::new(cx.actor()?.account, key, &(learner, what, reason.trim(), cx.today().date))?;
    let mut tx = cx.begin().await?;
    let (permit, facts) = cx.permit_by::<RevealContact>(&mut tx, learner).await?;
    let approval = facts.approval(cx.actor()?, permit.now()).ok_or(AppError::NotFound)?;
    cx.fresh()?;
    cx.archives_open()?;
    let reason = Reveal::reason(reason)?;
    let value = value(cx, &permit, &mut tx, what).await?;
    let since = day_began(cx);
    if once.answered::<()>(&mut tx).await?.is_some() {
        let left = REVEALS_A_DAY - store::reveals(&permit, &mut tx, since).await.or_fault()?;
        return Ok(Revealed { value, left });
    }
    store::write_reveal(&permit, &mut tx, what, reason, approval.id).await.or_fault()?;
    once.save(&mut tx, &(), permit.now()).await?;
    let entry = Entry { kind: Kind::Revealed, learner: Some(learner), fields: what.field(), reason: approval.said(reason, &cx.zone), ..Entry::default() };
    cx.audit(&mut tx, &[entry]).await?;
    // Counted after the audit, where writers pass one at a time: two at once cannot both be the twentieth.
    let left = REVEALS_A_DAY - store::reveals(&permit, &mut tx, since).await.or_fault()?;
    if left < 0 {
        return Err(AppError::invalid("reason", "limit"));
    }
    cx.commit(tx, &[]).await?;
    Ok(Revealed { value, left })
}

/// When today began on the campus.
pub(super) fn day_began(cx: &Cx) -> At {
    midnight(cx.today().date, &cx.zone)
}

/// The value in clear; [`AppError::NotFound`] where there is none or its person was erased.
async fn value(cx: &Cx, permit: &Permit<RevealContact>, conn: &mut Conn, what: Reveal) -> AppResult<String> {
    let (cell, sealed) = store::sealed_contact(permit, conn, what).await.or_fault()?.ok_or(AppError::NotFound)?;
    let ring = cx.seal.ring(&[cell.person]).await?;
    ring.open(cell, &sealed).map(|secret| secret.expose().to_owned()).map_err(|_| AppError::NotFound)
}
