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
    matching::DecidePair,
    once::Once,
    people::{
        fields::{NewChange, write_change},
        numbering::next_number,
        pinyin,
    },
    policy::{Permit, Rule},
};
use draft::Draft;
use likely::{Like, likely};
use policy::may_add_at;
use shared::{
    error::{AppError, AppResult},
    id::{CampusId, LearnerId},
    people::{Added, ChangeSource, NewLearner, TypedLearner},
};
use uuid::Uuid;

/// Writes a learner down. Whoever is there already and may be the same child is asked about first ([`Added::Asks`]): what was typed waits
/// under `key`, and so does what is refused. `others` are learners of whom the asker says that they are other children; whoever decides
/// about such pairs is not asked again.
pub async fn add_learner(cx: &Cx, typed: &TypedLearner, others: &[LearnerId], key: &str) -> AppResult<Added> {
    let once = Once::new(cx.actor()?.account, key, &(typed, others))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<AddLearner>(&mut tx, ()).await?;
    if let Some(learner) = once.answered(&mut tx).await? {
        return Ok(Added::Done(learner));
    }
    let mut draft = Draft { typed: typed.clone(), others: others.to_vec() };
    draft.go_on_from(draft::read(cx, &permit, &mut tx, key).await?.unwrap_or_default());
    let added = write_down(cx, &permit, tx, &draft, (key, &once)).await;
    if !matches!(added, Ok(Added::Done(_))) {
        draft::keep(cx, &permit, key, &draft).await?;
    }
    added
}

async fn write_down(cx: &Cx, permit: &Permit<AddLearner>, mut tx: Tx, draft: &Draft, (key, once): (&str, &Once)) -> AppResult<Added> {
    let new = read(cx, &draft.typed)?;
    // The number first: from here on whoever writes another one down waits, so that two cannot write the same child at once.
    let no = next_number(cx, permit, &mut tx, new.campus).await?;
    let like = likely(cx, permit, &mut tx, &new).await?;
    if asks(cx, &like, draft)? {
        return Ok(Added::Asks);
    }
    let learner = crate::new_id();
    write(cx, permit, &mut tx, (learner, &no), &new).await?;
    let mut events = vec![event("learner_added", learner, String::new())?];
    events.extend(keep_apart(cx, permit, &mut tx, (learner, &no, new.campus), &like).await?);
    store::drop_draft(permit, &mut tx, key).await.or_fault()?;
    once.save(&mut tx, &LearnerId(learner), permit.now()).await?;
    cx.commit(tx, &events).await?;
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

async fn write(cx: &Cx, permit: &Permit<AddLearner>, tx: &mut Tx, (id, no): (Uuid, &str), new: &NewLearner) -> AppResult<()> {
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
    cx.seal.keep(&keys).await.or_fault()
}

/// Whoever decides about pairs has said by this that the new learner and those they know of are two, and that is remembered. All others are
/// found by the house, which looks at whoever is new, and asked about.
async fn keep_apart(cx: &Cx, permit: &Permit<AddLearner>, tx: &mut Tx, (id, no, campus): (Uuid, &str, CampusId), like: &[Like]) -> AppResult<Vec<Event>> {
    let mut events = Vec::new();
    for one in like {
        if !one.is_shown(cx)? || !DecidePair::allows(cx.actor()?, &([one.campus(), campus], false), permit.now()) {
            continue;
        }
        store::apart(permit, tx, [one.id(), id], one.verdict.bits.hundredths()).await.or_fault()?;
        for learner in [one.id(), id] {
            events.push(event("learners_kept_apart", learner, format!("{} · {no}", one.no()))?);
        }
    }
    Ok(events)
}

/// Something happened to a learner: whoever watches their page reads it again.
fn event(kind: &'static str, learner: Uuid, reason: String) -> AppResult<Event> {
    let body = serde_json::to_string(&shared::live::Update::Changed).or_fault()?;
    Ok(Event { kind, learner_id: Some(learner), body, reason, ..Event::default() })
}
