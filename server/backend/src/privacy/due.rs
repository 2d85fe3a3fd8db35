//! Requests whose time has come: what nobody withdrew or refused in the cool-off is carried out.

use super::{
    erase,
    list::Erased,
    store::{self, Counts, Due},
};
use crate::{
    House, OrFault,
    audit::{Entry, Kind},
};
use shared::{error::AppResult, id::LearnerId};

/// Carries out the erasures that are due. Cut off anywhere, the next call ends what was begun: whoever is on the list of
/// the erased has no key.
pub async fn run_due(house: &House) -> AppResult<usize> {
    erase::destroy_left(house, &house.erasures.read().or_fault()?).await.or_fault()?;
    let due = store::due(&mut house.db.read().await.or_fault()?, house.clock.now()).await.or_fault()?;
    let many = due.len();
    for request in due {
        carry_out(house, request).await?;
    }
    Ok(many)
}

async fn carry_out(house: &House, request: Due) -> AppResult<()> {
    let now = house.clock.now();
    let mut tx = house.db.begin().await.or_fault()?;
    if store::claim(&mut tx, request.id, now).await.or_fault()? == 0 {
        return Ok(());
    }
    let mut guardians = store::guardians_alone(&mut tx, request.learner).await.or_fault()?;
    guardians.extend(store::leads_of(&mut tx, request.learner).await.or_fault()?);
    let one = Erased { at: now, learner: request.learner, guardians };
    // The list first: whoever is on it stays erased, even if the disk is lost right after.
    house.erasures.add_all(std::slice::from_ref(&one)).or_fault()?;
    let mut counts: Counts = erase::erase(house, &mut tx, &one).await.or_fault()?;
    counts.insert("keys".into(), 1 + i64::try_from(one.guardians.len()).unwrap_or(0));
    let text = serde_json::to_string(&counts).or_fault()?;
    store::done(&mut tx, request.id, &text, now).await.or_fault()?;
    let cx = house.nobody();
    let receipt = Entry { kind: Kind::Changed, learner: Some(LearnerId(one.learner)), fields: "learner.erased", ..Entry::default() };
    cx.audit(&mut tx, &[receipt]).await?;
    cx.commit(tx, &[]).await?;
    erase::destroy(house, &one).await.or_fault()
}
