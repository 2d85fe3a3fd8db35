//! The list of learners.

use super::{ListLearners, store};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
    db::{Conn, dialect},
    policy::Permit,
    tags,
};
use chrono::NaiveDate;
use shared::{
    access::Permission,
    error::AppResult,
    page::{PAGE_ROWS, Page},
    people::{LearnerFilter, LearnerLine, LearnerList},
};
use uuid::Uuid;

/// What is read in clear of the learners of a page.
const SHOWN: &str = "learner.name learner.no learner.grade guardian.name";
/// Learners a search looks at most.
const FOUND: i64 = 400;

/// A page of the learners the asker may read of.
pub async fn learners(cx: &Cx, filter: LearnerFilter) -> AppResult<LearnerList> {
    let permit = cx.permit::<ListLearners>(()).await?;
    let today = cx.today().date;
    let mut conn = cx.read().await?;
    let choices = tags::choices(&permit, &mut conn).await.or_fault()?;
    let (filter, named) = super::words::named(cx, &mut conn, &filter, &choices).await?;
    let (rows, count) = rows(cx, &permit, &mut conn, &filter, today).await?;
    let lines = lines(cx, &permit, &mut conn, rows, today).await?;
    if !lines.is_empty() {
        cx.looked(&Entry { kind: Kind::Viewed, act: "ListLearners", fields: SHOWN, ..Entry::default() }).await?;
    }
    let tags::Choices { campuses, tags, segments } = choices;
    let states = LearnerList::STATES.map(str::to_owned).to_vec();
    let page = Page::cut(lines, PAGE_ROWS, filter.after.is_some(), |line: &LearnerLine| line.key.clone());
    Ok(LearnerList { page, count, campuses, states, tags, named, segments, today })
}

async fn rows(cx: &Cx, permit: &Permit<ListLearners>, conn: &mut Conn, filter: &LearnerFilter, today: NaiveDate) -> AppResult<(Vec<store::ListRow>, i64)> {
    let narrow = store::Narrow::new(filter, today);
    if let Some(found) = search(cx, permit, conn, &super::number::searched(&cx.seal, &filter.q)).await? {
        let mut rows = store::among(permit, conn, filter, &narrow, &found).await.or_fault()?;
        let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        rows.truncate(usize::try_from(PAGE_ROWS + 1).unwrap_or(usize::MAX));
        return Ok((rows, count));
    }
    let rows = store::list(permit, conn, filter, &narrow, PAGE_ROWS + 1).await.or_fault()?;
    let count = store::count(permit, conn, &narrow).await.or_fault()?;
    Ok((rows, count))
}

/// Ids that the list's search finds for what stands in its address; none: no search.
pub(crate) async fn searched(cx: &Cx, conn: &mut Conn, q: &str) -> AppResult<Option<Vec<Uuid>>> {
    let q = super::number::searched(&cx.seal, q);
    if q.is_empty() {
        return Ok(None);
    }
    let permit = cx.permit_in::<ListLearners>(conn, ()).await?;
    search(cx, &permit, conn, &q).await
}

/// Ids a search finds; none: no search. A whole phone number is found through the blind index, everything else through
/// characters, pinyin, initials and the learner number. Whoever sees no contacts finds nobody by one.
async fn search(cx: &Cx, permit: &Permit<ListLearners>, conn: &mut Conn, q: &str) -> AppResult<Option<Vec<Uuid>>> {
    if q.is_empty() {
        return Ok(None);
    }
    if q.len() == 11 && q.bytes().all(|byte| byte.is_ascii_digit()) {
        let actor = cx.actor()?;
        if !actor.may(Permission::ReadMaskedContacts) && !actor.may(Permission::ReadOwnContacts) {
            return Ok(Some(Vec::new()));
        }
        return store::by_phone(permit, conn, &cx.seal.index(q)).await.or_fault().map(Some);
    }
    let terms = super::pinyin::query_terms(q);
    if terms.is_empty() {
        return Ok(Some(Vec::new()));
    }
    dialect::search_learners(conn, &terms, FOUND).await.or_fault().map(Some)
}

async fn lines(cx: &Cx, permit: &Permit<ListLearners>, conn: &mut Conn, rows: Vec<store::ListRow>, today: NaiveDate) -> AppResult<Vec<LearnerLine>> {
    let ids: Vec<Uuid> = rows.iter().map(store::ListRow::id).collect();
    let extra = store::beside(permit, conn, &ids, today).await.or_fault()?;
    let (actor, ring) = (cx.actor()?, cx.seal.ring(&extra.persons()).await?);
    Ok(rows.into_iter().map(|row| extra.line(row, actor, &ring)).collect())
}
