//! Who can see a learner now (I1): every account, asked of the policy itself, with what lets it in.

mod store;

use super::{ListViewers, ViewPortrait};
use crate::{
    Cx, OrFault,
    clock::wall,
    db::Conn,
    policy::{Actor, Grant, Needs, Permit, Rule},
};
use rights::people::LearnerFacts;
use shared::{
    access::{AccountKind, RoleName, Sight},
    error::{AppError, AppResult},
    id::{AccountId, LearnerId, StaffId},
    page::{PAGE_ROWS, Page},
    people::{FamilyViewer, SeenBy, Viewer, Viewers},
    time::At,
};
use store::{AccountRow, HeldRow};

/// Accounts that are asked about at a time.
const STEP: i64 = 200;

/// Everybody who can see `learner` now: the family, and a page of the staff after the login `after`.
pub async fn viewers(cx: &Cx, learner: LearnerId, after: Option<&str>) -> AppResult<Viewers> {
    let mut conn = cx.read().await?;
    let (permit, facts) = cx.permit_by::<ListViewers>(&mut conn, learner).await?;
    let name = store::name(&permit, &mut conn).await.or_fault()?.ok_or(AppError::NotFound)?;
    let family = store::family(&permit, &mut conn, facts.today(permit.now())).await.or_fault()?;
    let staff = staff(cx, &permit, &mut conn, &facts, after.unwrap_or_default()).await?;
    let family =
        family.into_iter().map(|(account, name, relation, last_on, reports)| FamilyViewer { account: AccountId(account), name, relation, last_on, reports });
    Ok(Viewers {
        learner,
        name,
        can_open: ViewPortrait::allows(cx.actor()?, &facts, permit.now()),
        family: family.collect(),
        staff: Page::cut(staff, PAGE_ROWS, after.is_some(), |viewer: &Viewer| viewer.login.clone()),
    })
}

/// Reads on until the page is full: not everybody who may read of learners may read of this one.
async fn staff(cx: &Cx, permit: &Permit<ListViewers>, conn: &mut Conn, facts: &LearnerFacts, after: &str) -> AppResult<Vec<Viewer>> {
    let (mut found, mut from) = (Vec::new(), after.to_owned());
    loop {
        let accounts = store::accounts(permit, conn, &from, STEP).await.or_fault()?;
        let Some(last) = accounts.last().map(|account| account.login.clone()) else { return Ok(found) };
        let held = store::held(permit, conn, &from, &last).await.or_fault()?;
        found.extend(accounts.iter().filter_map(|account| viewer(cx, account, &held, facts, permit.now())));
        if i64::try_from(found.len()).is_ok_and(|found| found > PAGE_ROWS) {
            return Ok(found);
        }
        from = last;
    }
}

/// What the policy says of somebody with these roles.
struct Seen {
    archive: bool,
    progress: bool,
    contacts: Sight,
}

impl Seen {
    fn of(facts: &LearnerFacts, actor: &Actor, now: At) -> Option<Self> {
        let [archive, progress] = [Needs::LEARNERS, Needs::PROGRESS].map(|needs| facts.reached_by(actor, needs, now));
        let contacts = if archive { facts.sight(actor, now) } else { Sight::Hidden };
        (archive || progress).then_some(Self { archive, progress, contacts })
    }
}

fn viewer(cx: &Cx, account: &AccountRow, held: &[HeldRow], facts: &LearnerFacts, now: At) -> Option<Viewer> {
    let held: Vec<(&HeldRow, Grant)> = held.iter().filter(|row| row.account_id == account.id).filter_map(|row| Some((row, row.grant()?))).collect();
    let nobody = Actor::without_roles(AccountId(account.id), account.name.clone(), AccountKind::Staff);
    let actor = |grants: Vec<Grant>| Actor { staff: account.staff_id.map(StaffId), grants, ..nobody.clone() };
    let all = actor(held.iter().map(|(_, grant)| grant.clone()).collect());
    let Seen { archive, progress, contacts } = Seen::of(facts, &all, now)?;
    // Only what somebody else approved shows contacts in clear.
    let approved = actor(held.iter().filter(|(row, _)| row.for_a_while).map(|(_, grant)| grant.clone()).collect());
    let reveals = archive && facts.may_reveal(&approved, now);
    let ways = held.into_iter().filter(|(_, grant)| Seen::of(facts, &actor(vec![grant.clone()]), now).is_some());
    let ways = ways.filter_map(|(row, grant)| way(cx, row, &grant)).collect();
    Some(Viewer { account: AccountId(account.id), login: account.login.clone(), name: account.name.clone(), ways, archive, progress, contacts, reveals })
}

fn way(cx: &Cx, row: &HeldRow, grant: &Grant) -> Option<SeenBy> {
    Some(SeenBy {
        role: RoleName::of(&row.role, row.title.clone())?,
        bounds: [&row.campus, &row.department, &row.class].into_iter().flatten().cloned().collect(),
        by_class: !Needs::LEARNERS.is_wide(grant) && !Needs::PROGRESS.is_wide(grant),
        for_a_while: row.for_a_while,
        last_on: row.until_at.map(|until| wall(At(until - 1), &cx.zone).date),
    })
}
