//! The queue: one row after the other.

use super::{
    ListQuality,
    rows::{SHOWN, finding},
    store::lists,
};
use crate::{
    Cx, OrFault,
    audit::{self, Entry},
    matching,
};
use shared::{
    error::AppResult,
    quality::{Kind, Queue, RowFilter},
};

/// The next row that nobody has answered.
pub async fn next_finding(cx: &Cx, filter: RowFilter) -> AppResult<Queue> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<ListQuality>(&mut conn, ()).await?;
    let today = cx.today().date;
    let narrow = lists::Narrow::new(&filter, today);
    let left = lists::count(&permit, &mut conn, &narrow).await.or_fault()?;
    let next = lists::rows(&permit, &mut conn, &narrow, 1).await.or_fault()?.pop().and_then(finding);
    if let Some(line) = &next {
        cx.looked(&Entry { kind: audit::Kind::Viewed, act: "ListQuality", learner: Some(line.learner), fields: SHOWN, ..Entry::default() }).await?;
    }
    let pair = match &next {
        Some(line) if line.check.kind == Kind::Duplicate => matching::pair_of(cx, &mut conn, line.learner).await?,
        _ => None,
    };
    Ok(Queue { next, pair, left, today })
}
