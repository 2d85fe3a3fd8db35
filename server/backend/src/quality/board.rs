//! The board: how much of what is wrong, where, and whose.

use super::{
    ListQuality,
    engine::Quality,
    store::lists::{self, CountRow},
};
use crate::{
    Cx, OrFault,
    follow::{self, Follower},
    intake,
};
use shared::{
    error::AppResult,
    id::{CampusId, StaffId},
    quality::{BoardFilter, CHECKS, CheckLine, Group, QualityBoard, Rule},
};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Every check with how many rows it finds in the asker's reach; by campus and by owner.
pub async fn quality_board(cx: &Cx, filter: BoardFilter) -> AppResult<QualityBoard> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<ListQuality>(&mut conn, ()).await?;
    let rows = lists::counts(&permit, &mut conn, cx.today().date).await.or_fault()?;
    let names: HashMap<Uuid, String> = lists::names(&permit, &mut conn).await.or_fault()?.into_iter().collect();
    let progress = follow::progress(&mut conn, Quality::NAME).await.or_fault()?.map(|(done, all)| (done.min(all), all));
    drop(conn);
    let of_campus = |row: &&CountRow| filter.campus.is_none_or(|campus| campus.0 == row.campus_id);
    let of_owner = |row: &&CountRow| filter.owner.is_none_or(|owner| row.owner_id == Some(owner.0)) && (!filter.office || row.owner_id.is_none());
    let shown: Vec<&CountRow> = rows.iter().filter(of_campus).filter(of_owner).collect();
    let checks = CHECKS.iter().map(|rule| line(rule, count(&shown, |row| row.check_word == rule.word))).collect();
    let campuses = groups(rows.iter().filter(of_owner), &names, |row| Some(row.campus_id), CampusId);
    let owners = groups(rows.iter().filter(of_campus), &names, |row| row.owner_id, StaffId);
    Ok(QualityBoard { checks, campuses, owners, import: intake::unfinished(cx).await?, progress })
}

/// A check as it is shown.
pub(super) fn line(rule: &Rule, count: i64) -> CheckLine {
    CheckLine { word: rule.word.to_owned(), kind: rule.kind, name: rule.name.owned(), todo: rule.todo.owned(), count }
}

fn count(rows: &[&CountRow], is: impl Fn(&CountRow) -> bool) -> i64 {
    rows.iter().filter(|row| is(row)).map(|row| row.findings).sum()
}

/// Rows put together, most first.
fn groups<'a, Id>(
    rows: impl Iterator<Item = &'a CountRow>,
    names: &HashMap<Uuid, String>,
    key: impl Fn(&CountRow) -> Option<Uuid>,
    id: impl Fn(Uuid) -> Id,
) -> Vec<Group<Id>> {
    let mut sums: BTreeMap<Option<Uuid>, i64> = BTreeMap::new();
    for row in rows {
        *sums.entry(key(row)).or_default() += row.findings;
    }
    let name = |one: Option<Uuid>| one.and_then(|one| names.get(&one).cloned()).unwrap_or_default();
    let mut groups: Vec<Group<Id>> = sums.into_iter().map(|(one, count)| Group { id: one.map(&id), name: name(one), count }).collect();
    groups.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
    groups
}
