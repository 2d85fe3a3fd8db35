//! The rows behind a number.

use super::{
    ListQuality,
    board::line,
    store::lists::{self, ListRow},
};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
};
use shared::{
    credits::Hours,
    error::AppResult,
    id::LearnerId,
    page::{PAGE_ROWS, Page},
    quality::{CHECKS, Check, FindingLine, FindingList, RowFilter, Told},
};

/// What is read in clear of the learners of a page.
pub(super) const SHOWN: &str = "learner.name learner.no learner.born_on learner.gender";

/// A page of what is wrong in the asker's reach.
pub async fn findings(cx: &Cx, filter: RowFilter) -> AppResult<FindingList> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<ListQuality>(&mut conn, ()).await?;
    let narrow = lists::Narrow::new(&filter, cx.today().date);
    let rows = lists::rows(&permit, &mut conn, &narrow, PAGE_ROWS + 1).await.or_fault()?;
    let check = match CHECKS.iter().find(|rule| rule.word == filter.check) {
        Some(rule) => Some(line(rule, lists::count(&permit, &mut conn, &narrow).await.or_fault()?)),
        None => None,
    };
    if !rows.is_empty() {
        cx.looked(&Entry { kind: Kind::Viewed, act: "ListQuality", fields: SHOWN, ..Entry::default() }).await?;
    }
    let lines = rows.into_iter().filter_map(finding).collect();
    Ok(FindingList { check, page: Page::cut(lines, PAGE_ROWS, filter.after.is_some(), |line: &FindingLine| line.key.clone()) })
}

pub(super) fn finding(row: ListRow) -> Option<FindingLine> {
    let check = Check::of(&row.check_word)?;
    Some(FindingLine {
        says: says(check, &row),
        key: format!("{}.{}", row.learner_id.simple(), row.check_word),
        check: line(check.rule(), 0),
        learner: LearnerId(row.learner_id),
        no: row.no,
        name: row.name,
        campus: row.campus,
        owner: row.owner.unwrap_or_default(),
        since: row.since_on,
        turn: row.turn,
    })
}

/// What the archive says of it, where that is neither sealed nor told by the check itself.
fn says(check: Check, row: &ListRow) -> Option<Told> {
    match check {
        Check::IdBirth | Check::BadBirth => row.born_on.map(Told::Day),
        Check::IdGender => row.gender.clone().map(Told::Gender),
        Check::BadDates => row.joined_on.map(Told::Day),
        Check::Quiet => row.last_seen.map(Told::Day),
        Check::IdleHours => Some(Told::Hours(Hours(row.balance))),
        _ => None,
    }
}
