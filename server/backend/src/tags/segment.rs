//! Saved segments of the list of learners.

use super::store::segments as store;
use crate::{Cx, OrFault, audit::Entry, once::Once, people::ListLearners};
use shared::{
    error::{AppError, AppResult},
    id::SegmentId,
    people::LearnerFilter,
    tags::Segment,
};

/// Keeps the filters of the list under a name; one of the same name becomes this one. Words that were searched for are not
/// kept: they may be somebody's name. Refused at `name`: `required`, `long`, `many`, and `nothing` where nothing is filtered.
pub async fn save_segment(cx: &Cx, name: &str, filter: LearnerFilter, key: &str) -> AppResult<()> {
    let (name, filter) = (name.trim(), LearnerFilter { q: String::new(), after: None, ..filter });
    let once = Once::new(cx.actor()?.account, key, &(name, &filter))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ListLearners>(&mut tx, ()).await?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    check(name, &filter)?;
    if store::others(&permit, &mut tx, name).await.or_fault()? >= Segment::MOST {
        return Err(AppError::invalid("name", "many"));
    }
    store::keep(&permit, &mut tx, name, &serde_json::to_string(&filter).or_fault()?).await.or_fault()?;
    once.save(&mut tx, &(), permit.now()).await?;
    cx.audit(&mut tx, &[Entry { act: "segment_saved", reason: name.to_owned(), ..Entry::default() }]).await?;
    cx.commit(tx, &[]).await
}

fn check(name: &str, filter: &LearnerFilter) -> AppResult<()> {
    let narrows = filter.campus.is_some() || filter.class.is_some() || filter.tag.is_some() || !filter.state.is_empty();
    match name.chars().count() {
        0 => Err(AppError::invalid("name", "required")),
        many if many > Segment::LONGEST => Err(AppError::invalid("name", "long")),
        _ if !narrows => Err(AppError::invalid("name", "nothing")),
        _ => Ok(()),
    }
}

/// Drops a segment of one's own. Dropping it twice is the same.
pub async fn drop_segment(cx: &Cx, segment: SegmentId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ListLearners>(&mut tx, ()).await?;
    if store::drop(&permit, &mut tx, segment).await.or_fault()? > 0 {
        cx.audit(&mut tx, &[Entry { act: "segment_dropped", ..Entry::default() }]).await?;
    }
    cx.commit(tx, &[]).await
}
