//! Fields of an archive are corrected one by one, each by whoever answers for it; what they were is kept, sealed.

mod history;
mod policy;
mod store;

pub use history::field_history;
pub use policy::CorrectField;
pub(super) use policy::may_correct;
pub(super) use store::{NewChange, write_change};

use super::{ViewPortrait, pinyin};
use crate::{
    Cx, OrFault,
    db::{Tx, dialect},
    event::Event,
    keys::Ring,
    once::Once,
    policy::Permit,
};
use shared::{
    error::{AppError, AppResult},
    id::LearnerId,
    people::{ArchiveField, ChangeSource, Correction},
};

/// Corrects one field: the only way to change one by hand. The old value is kept with who and when. [`AppError::Conflict`] with `version`
/// when somebody changed the archive since it was read; refused at `value` when it cannot be read, and when nobody agreed to have it kept
/// (`consent`). What says the same as before changes nothing.
pub async fn correct_field(cx: &Cx, learner: LearnerId, asked: &Correction, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, &(learner, asked))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<CorrectField>(&mut tx, (learner, asked.field)).await?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    let value = asked.field.read(&asked.value, asked.none, cx.today().date)?;
    if store::next_version(&permit, &mut tx, asked.version).await.or_fault()? == 0 {
        return Err(AppError::Conflict("version".into()));
    }
    let ring = cx.seal.ring(&[learner.0]).await?;
    let before = before(cx, &mut tx, &ring, learner, asked.field).await?;
    if before == value {
        // Nothing stays of it, the key neither: the next correction comes under the same one.
        return Ok(());
    }
    write(cx, &permit, &mut tx, &ring, [before.as_deref(), value.as_deref()], asked.by_family).await?;
    once.save(&mut tx, &(), permit.now()).await?;
    cx.commit(tx, &[event(learner, asked.field)?]).await
}

/// What the field says now, in clear.
async fn before(cx: &Cx, tx: &mut Tx, ring: &Ring, learner: LearnerId, field: ArchiveField) -> AppResult<Option<String>> {
    let permit = cx.permit_in::<ViewPortrait>(tx, learner).await?;
    let archive = super::store::archive(&permit, tx).await.or_fault()?;
    if field == ArchiveField::Style && !archive.may_profile(&cx.zone, cx.today().date) {
        return Err(AppError::invalid("value", "consent"));
    }
    Ok(archive.value(ring, field))
}

async fn write(cx: &Cx, permit: &Permit<CorrectField>, tx: &mut Tx, ring: &Ring, [before, after]: [Option<&str>; 2], by_family: bool) -> AppResult<()> {
    let (learner, field) = permit.on();
    store::set(permit, tx, ring, &cx.seal, after).await.or_fault()?;
    if let (ArchiveField::Name, Some(name)) = (field, after) {
        let numbers = store::numbers(permit, tx).await.or_fault()?;
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        dialect::index_learner(tx, learner.0, &pinyin::search_words(name, &numbers)).await.or_fault()?;
    }
    let source = if by_family { ChangeSource::Family } else { ChangeSource::Hand };
    let change = NewChange { learner, field: field.word(), source, before, after };
    write_change(permit, tx, ring, &change).await.or_fault().map(drop)
}

fn event(learner: LearnerId, field: ArchiveField) -> AppResult<Event> {
    let body = serde_json::to_string(&shared::live::Update::Changed).or_fault()?;
    Ok(Event { kind: "field_corrected", learner_id: Some(learner.0), body, fields: format!("learner.{}", field.word()), ..Event::default() })
}
