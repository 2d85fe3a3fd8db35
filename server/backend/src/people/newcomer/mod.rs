//! A learner is written down by hand: compared with everybody who is there first, numbered by the rule, tied to the guardian.

mod back;
mod draft;
mod family;
mod form;
mod likely;
mod policy;
mod store;

pub use back::return_learner;
pub use form::newcomer_form;
pub use policy::{AddLearner, ReturnLearner};

use crate::{
    Cx, OrFault,
    db::{Tx, dialect},
    event::Event,
    keys::{Fresh, Ring},
    once::Once,
    people::{
        fields::{NewChange, write_change},
        numbering::next_number,
        pinyin,
    },
    policy::Permit,
};
use draft::Draft;
use likely::{Like, likely};
use policy::may_add_at;
use shared::{
    access::Permission,
    error::{AppError, AppResult},
    id::LearnerId,
    matching::PairState,
    people::{Added, ChangeSource, NewLearner, TypedLearner},
};
use uuid::Uuid;

/// Writes a learner down. Whoever is there already and may be the same child is asked about first ([`Added::Asks`]): what was typed waits
/// under `key`, and so does what is refused. `others` are learners of whom the asker says that they are other children; that is
/// remembered, and no import asks again.
pub async fn add_learner(cx: &Cx, typed: &TypedLearner, others: &[LearnerId], key: &str) -> AppResult<Added> {
    let once = Once::new(cx.actor()?.account, key, &(typed, others))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<AddLearner>(&mut tx, ()).await?;
    if let Some(learner) = once.answered(&mut tx).await? {
        return Ok(Added::Done(learner));
    }
    let mut draft = Draft { typed: typed.clone(), others: others.to_vec() };
    draft.others.extend(draft::read(cx, &permit, &mut tx, key).await?.unwrap_or_default().others);
    let new = match read(cx, typed) {
        Ok(new) => new,
        Err(refusal) => {
            drop(tx);
            draft::keep(cx, &permit, key, &draft).await?;
            return Err(refusal);
        }
    };
    // The number first: from here on whoever writes another one down waits, so that two cannot write the same child at once.
    let no = next_number(cx, &permit, &mut tx, new.campus).await?;
    let like = likely(cx, &permit, &mut tx, &new).await?;
    if asks(cx, &like, &draft)? {
        drop(tx);
        draft::keep(cx, &permit, key, &draft).await?;
        return Ok(Added::Asks);
    }
    let learner = crate::new_id();
    write(cx, &permit, &mut tx, (learner, &no), &new, &like).await?;
    store::drop_draft(&permit, &mut tx, key).await.or_fault()?;
    once.save(&mut tx, &LearnerId(learner), permit.now()).await?;
    cx.commit(tx, &[event("learner_added", learner, String::new())?]).await?;
    ask_of_hidden(cx, &permit, &new, learner).await?;
    Ok(Added::Done(LearnerId(learner)))
}

/// What is typed, for a campus where the asker may.
fn read(cx: &Cx, typed: &TypedLearner) -> AppResult<NewLearner> {
    let new = NewLearner::of(typed, cx.today().date)?;
    if may_add_at(cx.actor()?, new.campus) { Ok(new) } else { Err(AppError::invalid("campus", "unknown")) }
}

/// Whether there is somebody of whom the asker has not said yet who they are.
fn asks(cx: &Cx, like: &[Like], draft: &Draft) -> AppResult<bool> {
    for one in like {
        if one.is_shown(cx)? && !draft.others.contains(&LearnerId(one.id())) {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn write(cx: &Cx, permit: &Permit<AddLearner>, tx: &mut Tx, (id, no): (Uuid, &str), new: &NewLearner, like: &[Like]) -> AppResult<()> {
    let keys = Fresh::default();
    store::insert(permit, tx, (id, no), new, &keys, &cx.seal).await.or_fault()?;
    dialect::index_learner(tx, id, &pinyin::search_words(&new.name, &[no])).await.or_fault()?;
    let mut ring = Ring::default();
    keys.lend(&mut ring);
    let change = NewChange { learner: LearnerId(id), field: "", source: ChangeSource::New, before: None, after: None };
    write_change(permit, tx, &ring, &change).await.or_fault()?;
    if let Some(kin) = &new.guardian {
        family::tie(cx, permit, tx, id, (kin, new.joined_on), &keys).await?;
    }
    for one in like {
        let state = if one.is_shown(cx)? { PairState::Different } else { PairState::Open };
        store::pair(permit, tx, [one.id(), id], one.verdict.bits.hundredths(), state).await.or_fault()?;
    }
    cx.seal.keep(&keys).await.or_fault()
}

/// Whoever is like a new learner on a campus that the asker does not see is a pair for whoever decides about both: the house looks
/// there, and tells the asker nothing.
async fn ask_of_hidden(cx: &Cx, permit: &Permit<AddLearner>, new: &NewLearner, learner: Uuid) -> AppResult<()> {
    if cx.actor()?.may_everywhere(Permission::ReadLearners) {
        return Ok(());
    }
    let mut tx = cx.db.begin().await.or_fault()?;
    for one in likely(cx, permit, &mut tx, new).await? {
        if one.id() != learner && !one.is_shown(cx)? {
            store::pair(permit, &mut tx, [one.id(), learner], one.verdict.bits.hundredths(), PairState::Open).await.or_fault()?;
        }
    }
    tx.commit().await.or_fault()
}

/// Something happened to a learner: whoever watches their page reads it again.
fn event(kind: &'static str, learner: Uuid, reason: String) -> AppResult<Event> {
    let body = serde_json::to_string(&shared::live::Update::Changed).or_fault()?;
    Ok(Event { kind, learner_id: Some(learner), body, reason, ..Event::default() })
}
