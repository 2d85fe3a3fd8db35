//! Making two learners again of one.

use super::{
    DecidePair,
    archive::Before,
    decide::events,
    merge::{read, settle},
    store::{self, Merge},
};
use crate::{Cx, OrFault, db::Tx, once::Once, policy::Permit};
use shared::{
    error::{AppError, AppResult},
    id::PairId,
    matching::PairState,
};

/// Undoes a merge: both archives say again what they said, and everything that was carried over goes back. The pair is open
/// again. [`AppError::Conflict`] with `not_merged` where it is not merged, `archive_changed` where the archive was changed since,
/// `hours_used` where hours were used since.
pub async fn undo_merge(cx: &Cx, pair: PairId, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, &("undo_merge", pair))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<DecidePair>(&mut tx, pair).await?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    let merge = store::latest(&permit, &mut tx).await.or_fault()?.ok_or_else(|| AppError::Conflict("not_merged".into()))?;
    unchanged(&permit, &mut tx, &merge).await?;
    let row = store::pair(&permit, &mut tx).await.or_fault()?.ok_or(AppError::NotFound)?;
    part(cx, &permit, &mut tx, &merge).await?;
    store::decide(&permit, &mut tx, PairState::Merged, PairState::Open).await.or_fault()?;
    let classes = store::classes_of(&permit, &mut tx, merge.second_id).await.or_fault()?;
    once.save(&mut tx, &(), permit.now()).await?;
    let said = format!("{} · {}", row.first_no, row.second_no);
    cx.commit(tx, &events("learners_parted", [merge.first_id, merge.second_id], classes, &said)?).await
}

/// Refuses where going back would undo what others did since.
async fn unchanged(permit: &Permit<DecidePair>, tx: &mut Tx, merge: &Merge) -> AppResult<()> {
    if read(permit, tx, merge.first_id).await?.version != merge.version {
        return Err(AppError::Conflict("archive_changed".into()));
    }
    if store::used_since(permit, tx, merge).await.or_fault()? {
        return Err(AppError::Conflict("hours_used".into()));
    }
    Ok(())
}

async fn part(cx: &Cx, permit: &Permit<DecidePair>, tx: &mut Tx, merge: &Merge) -> AppResult<()> {
    let before: Before = serde_json::from_str(&cx.seal.open(&merge.before_sealed, merge.id.as_bytes())?).or_fault()?;
    store::reveal(permit, tx, merge.second_id).await.or_fault()?;
    store::carry_back(permit, tx, merge.id).await.or_fault()?;
    for (learner, archive) in [(merge.first_id, &before.first), (merge.second_id, &before.second)] {
        store::write(permit, tx, learner, archive).await.or_fault()?;
    }
    for (learner, archive) in [(merge.first_id, &before.first), (merge.second_id, &before.second)] {
        settle(cx, permit, tx, learner, &archive.name).await?;
    }
    store::end(permit, tx, merge.id).await.or_fault().map(|_| ())
}
