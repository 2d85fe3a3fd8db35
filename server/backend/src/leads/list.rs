//! The list of leads.

use super::{
    ListLeads, entry,
    store::{self, LeadRow},
};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
    db::containing,
    keys::Ring,
    people::{number_in, pinyin},
    policy::Actor,
};
use rights::leads::{LeadFacts, may_add, may_read};
use shared::{
    access::{Permission, Sight},
    error::AppResult,
    id::{AccountId, CampusId, LeadId},
    leads::{LeadFilter, LeadLine, LeadList, Stage},
    page::{PAGE_ROWS, Page},
};
use uuid::Uuid;

/// A page of the leads the asker may read of, those to be spoken with first on top.
pub async fn leads(cx: &Cx, filter: LeadFilter) -> AppResult<LeadList> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<ListLeads>(&mut conn, ()).await?;
    let (actor, narrow) = (cx.actor()?, narrow(cx, &filter)?);
    let rows = store::list(&permit, &mut conn, &narrow, PAGE_ROWS + 1).await.or_fault()?;
    let count = store::count(&permit, &mut conn, &narrow).await.or_fault()?;
    let campuses = store::campuses(&permit, &mut conn).await.or_fault()?;
    let sellers = if narrow.wide { Some(store::sellers(&permit, &mut conn, None).await.or_fault()?) } else { None };
    let ring = cx.seal.ring(&seen(&rows, actor)).await?;
    let lines: Vec<LeadLine> = rows.into_iter().map(|row| line(row, actor, &ring)).collect();
    if !lines.is_empty() {
        cx.looked(&Entry { kind: Kind::Viewed, act: "ListLeads", fields: entry::SHOWN, ..Entry::default() }).await?;
    }
    Ok(LeadList {
        page: Page::cut(lines, PAGE_ROWS, filter.after.is_some(), |line: &LeadLine| line.id.to_string()),
        count,
        can_add: campuses.iter().any(|(campus, _)| may_add(actor, *campus)),
        campuses: campuses.into_iter().filter(|(campus, _)| may_read(actor, *campus)).collect(),
        sellers,
        today: cx.today().date,
    })
}

/// What is looked for. Whoever sees no contacts finds nobody by a phone.
fn narrow(cx: &Cx, filter: &LeadFilter) -> AppResult<store::Narrow> {
    let (actor, q) = (cx.actor()?, number_in(&cx.seal, &filter.q));
    let by_phone = q.len() == 11 && q.bytes().all(|byte| byte.is_ascii_digit());
    let phone = by_phone.then(|| if actor.may(Permission::ReadLeadContacts) { cx.seal.index(&q) } else { Vec::new() });
    let words = (!by_phone && !q.is_empty()).then(|| pattern(&pinyin::query_terms(&q)));
    Ok(store::Narrow {
        wide: actor.may(Permission::ReadLeads),
        campus: filter.campus.map(|campus| campus.0),
        stage: Stage::of(&filter.stage).map(|stage| stage.word().to_owned()),
        owner: filter.owner.map(|owner| owner.0),
        words,
        phone,
        after: filter.after.as_deref().and_then(|after| after.parse().ok()),
    })
}

/// What the words of a child must contain; what cannot be looked for finds nobody.
fn pattern(terms: &str) -> String {
    if terms.is_empty() { String::new() } else { containing(terms) }
}

fn facts(row: &LeadRow) -> LeadFacts {
    LeadFacts { campus: CampusId(row.campus_id), owner: row.owner_id.map(AccountId) }
}

/// Those whose phones the page shows.
fn seen(rows: &[LeadRow], actor: &Actor) -> Vec<Uuid> {
    rows.iter().filter(|row| facts(row).sight(actor) > Sight::Hidden).map(|row| row.id).collect()
}

/// The lead as `actor` sees it.
pub(super) fn line(row: LeadRow, actor: &Actor, ring: &Ring) -> LeadLine {
    let sight = facts(&row).sight(actor).at_most_masked();
    let shown = sight > Sight::Hidden;
    LeadLine {
        phone: if shown { ring.shown(store::phone_of(row.id), row.phone_sealed.as_deref(), sight) } else { row.phone_sealed.map(|_| sight.show("")) },
        guardian: Some(row.guardian).filter(|_| shown),
        id: LeadId(row.id),
        name: row.name,
        grade: row.grade,
        subject: row.subject,
        stage: Stage::of(&row.stage).unwrap_or(Stage::New),
        next_on: row.next_on,
        campus: row.campus,
        owner: row.owner_id.map(AccountId).zip(row.owner),
    }
}
