//! Making one learner of two.

use super::{
    DecidePair,
    archive::{Before, blank, joined},
    decide::events,
    store::{self, Merge, PairRow},
};
use crate::{
    Cx, OrFault,
    db::{Conn, Tx, dialect},
    once::Once,
    people::pinyin,
    policy::Permit,
};
use shared::{
    error::{AppError, AppResult},
    id::PairId,
    matching::{PairState, Part},
};
use uuid::Uuid;

/// Makes one learner of a pair. The first stays, with the parts `taken` from the second, and with all that is about either;
/// both numbers lead to it. [`AppError::Conflict`] with `decided` where somebody decided about the pair before.
pub async fn merge(cx: &Cx, pair: PairId, taken: &[Part], key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, &("merge", pair, taken))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<DecidePair>(&mut tx, pair).await?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    if store::decide(&permit, &mut tx, PairState::Open, PairState::Merged).await.or_fault()? == 0 {
        return Err(AppError::Conflict("decided".into()));
    }
    let row = store::pair(&permit, &mut tx).await.or_fault()?.ok_or(AppError::NotFound)?;
    let classes = store::classes_of(&permit, &mut tx, row.second_id).await.or_fault()?;
    join(cx, &permit, &mut tx, &row, taken).await?;
    once.save(&mut tx, &(), permit.now()).await?;
    let said = format!("{} · {}", row.first_no, row.second_no);
    cx.commit(tx, &events("learners_merged", [row.first_id, row.second_id], classes, &said)?).await
}

async fn join(cx: &Cx, permit: &Permit<DecidePair>, tx: &mut Tx, row: &PairRow, taken: &[Part]) -> AppResult<()> {
    let (first, second) = (row.first_id, row.second_id);
    let before = Before { first: read(permit, tx, first).await?, second: read(permit, tx, second).await? };
    let ring = cx.seal.ring(&[first, second]).await?;
    let all = joined(&ring, [first, second], &before, taken)?;
    let id = crate::new_id();
    let sealed = cx.seal.close(&serde_json::to_string(&before).or_fault()?, id.as_bytes());
    let merge = Merge { id, first_id: first, second_id: second, before_sealed: sealed, version: before.first.version + 1, at: permit.now().0 };
    store::begin(permit, tx, &merge).await.or_fault()?;
    store::carry(permit, tx, id).await.or_fault()?;
    store::write(permit, tx, first, &all).await.or_fault()?;
    store::write(permit, tx, second, &blank(&row.second_no, &before.second.state)).await.or_fault()?;
    store::hide(permit, tx, first, second).await.or_fault()?;
    dialect::forget_learner(tx, second).await.or_fault()?;
    settle(cx, permit, tx, first, &all.name).await?;
    store::refresh(permit, tx, second, cx.today().date).await.or_fault()
}

/// An archive that is still there.
pub(super) async fn read(permit: &Permit<DecidePair>, conn: &mut Conn, learner: Uuid) -> AppResult<store::Archive> {
    store::archive(permit, conn, learner).await.or_fault()?.ok_or(AppError::NotFound)
}

/// Reads anew what is kept beside a learner: figures, and the words of the search.
pub(super) async fn settle(cx: &Cx, permit: &Permit<DecidePair>, conn: &mut Conn, learner: Uuid, name: &str) -> AppResult<()> {
    let numbers = store::names(permit, conn, learner).await.or_fault()?;
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    dialect::index_learner(conn, learner, &pinyin::search_words(name, &numbers)).await.or_fault()?;
    store::refresh(permit, conn, learner, cx.today().date).await.or_fault()
}
