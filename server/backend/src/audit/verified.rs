//! Verifying the log now, on demand; what was found is an entry itself.

use super::{Held, Kind, Line, Sealer, ViewAudit, log::said, store::read as rows};
use crate::{Cx, OrFault, db::Conn, policy::Permit};
use shared::{audit::Verified, error::AppResult};

/// What the entry is called.
const ACT: &str = "audit_verified";
/// Entries that are followed on demand; the command follows all.
const NEWEST: i64 = 200_000;

/// Signs and follows the newest entries, and writes down what was found.
pub async fn verify_now(cx: &Cx) -> AppResult<()> {
    cx.permit::<ViewAudit>(()).await?;
    cx.later.flush(&cx.house).await?;
    // A log that does not hold is not signed; then the verification says where.
    let _ = super::sign(&cx.house).await;
    let found = super::verify(&cx.house, Some(NEWEST)).await?;
    let reason = match &found {
        Ok(Held { first, last, checkpoints, .. }) => {
            let foreign = i64::from(found.as_ref().is_ok_and(|held| !held.is_of(&cx.signer)));
            format!("{first} {last} {checkpoints} {foreign} 0")
        }
        Err(broken) => format!("0 0 0 0 {} {}", broken.seq.max(1), broken.flaw),
    };
    let mut tx = cx.begin().await?;
    super::write(&cx.house, &mut tx, vec![Line::audit(cx, ACT, reason)]).await.or_fault()?;
    cx.commit(tx, &[]).await
}

/// What was found last.
pub(super) async fn last(cx: &Cx, permit: &Permit<ViewAudit>, conn: &mut Conn) -> AppResult<Option<Verified>> {
    let Some(record) = rows::last_of(permit, conn, ACT).await.or_fault()? else { return Ok(None) };
    let words = Sealer::to_read(&cx.house, std::slice::from_ref(&record)).await.or_fault()?.open(&record).unwrap_or_default();
    let figures: Vec<i64> = words.reason.split(' ').map_while(|word| word.parse().ok()).collect();
    Ok(match figures.as_slice() {
        [first, last, checkpoints, foreign, broken, ..] => Some(Verified {
            at: said(cx, record.at),
            first: *first,
            last: *last,
            checkpoints: *checkpoints,
            broken: Some(*broken).filter(|seq| *seq > 0),
            foreign: *foreign > 0,
        }),
        _ => None,
    })
}

impl Line {
    /// Something done with the log itself.
    pub(super) fn audit(cx: &Cx, act: &str, reason: String) -> Self {
        Self { reason, ..Self::new(cx, Kind::Audit, act) }
    }
}
