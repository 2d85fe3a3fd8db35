//! Reading a timeline: lessons, homework and scores, merged newest first, a page at a time.

use super::store;
use crate::{
    Cx, OrFault,
    audit::{self, Entry as Look},
    db::Conn,
    people::{ChildRow, ViewChild, ViewLearner, child_rows},
    policy::Permit,
};
use chrono::NaiveDate;
use shared::{
    access::AccountKind,
    error::{AppError, AppResult},
    id::LearnerId,
    page::Page,
    progress::{Entry, Kind, TIMELINE_ROWS, Timeline, What},
};

/// What staff read in it.
const SHOWN: &str = "learner.name attendance.code attendance.note homework.score grade.score grade.comment";

/// The timeline of `learner` before the day `before`, for whoever may see the learner.
pub async fn timeline(cx: &Cx, learner: LearnerId, kind: Option<Kind>, before: Option<NaiveDate>) -> AppResult<Timeline> {
    let now = cx.today();
    let mut conn = cx.read().await?;
    let permit = leave(cx, &mut conn, learner).await?;
    cx.archives_open()?;
    let family = child_rows(&mut conn, cx.actor()?, Some(learner), now).await.or_fault()?;
    let siblings = family.iter().map(|row| (LearnerId(row.id), row.name.clone())).collect();
    let seq = family.first().map_or(0, |row| row.seq);
    let child = family.into_iter().find(|row| row.id == learner.0).map(ChildRow::child).ok_or(AppError::NotFound)?;
    let mut entries = match permit {
        Some(permit) => store::entries(&permit, &mut conn, kind, before, TIMELINE_ROWS).await.or_fault()?,
        None => Vec::new(),
    };
    if cx.actor()?.kind == AccountKind::Staff {
        Box::pin(cx.looked(&Look { kind: audit::Kind::Viewed, learner: Some(learner), fields: SHOWN, ..Look::default() })).await?;
    } else {
        entries.iter_mut().for_each(without_remark);
    }
    Ok(Timeline { child, siblings, kind, page: page(entries, before.is_some()), today: now.date, seq })
}

/// Leave to read the timeline; none: the child is the asker's own, and they get no reports.
async fn leave(cx: &Cx, conn: &mut Conn, learner: LearnerId) -> AppResult<Option<Permit<ViewLearner>>> {
    if cx.actor()?.kind == AccountKind::Guardian {
        let (permit, facts) = cx.permit_by::<ViewChild>(conn, learner).await?;
        return Ok(permit.further(cx.actor()?, &facts));
    }
    cx.permit_in::<ViewLearner>(conn, learner).await.map(Some)
}

/// What a teacher notes of a lesson is for staff: it leaves the server for nobody else.
fn without_remark(entry: &mut Entry) {
    if let What::Lesson { note, .. } = &mut entry.what {
        *note = None;
    }
}

/// Cuts after whole days, so that the day is key enough.
fn page(mut entries: Vec<Entry>, later: bool) -> Page<Entry> {
    let limit = usize::try_from(TIMELINE_ROWS).unwrap_or(usize::MAX);
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.on_date));
    let Some(cut) = entries.get(limit).map(|entry| entry.on_date) else {
        return Page { rows: entries, next: None, later };
    };
    let whole: Vec<Entry> = entries.iter().filter(|entry| entry.on_date > cut).cloned().collect();
    if whole.is_empty() {
        entries.retain(|entry| entry.on_date == cut);
        return Page { rows: entries, next: Some(cut.to_string()), later };
    }
    let next = whole.last().map(|entry| entry.on_date.to_string());
    Page { rows: whole, next, later }
}

#[cfg(test)]
mod tests {
    use super::page;
    use chrono::NaiveDate;
    use shared::progress::{Entry, What};

    fn entry(day: u32) -> Entry {
        let what = What::Homework { title: String::new(), submitted: None, score: None };
        Entry { on_date: NaiveDate::from_ymd_opt(2026, 11, day).unwrap(), class_name: String::new(), what }
    }

    #[test]
    fn never_cuts_a_day_in_two() {
        let all: Vec<Entry> = (1..=20).flat_map(|day| [entry(day), entry(day)]).collect();
        let page = page(all, false);
        assert_eq!(page.rows.len(), 30);
        assert_eq!(page.next.as_deref(), Some("2026-11-06"));
    }
}
