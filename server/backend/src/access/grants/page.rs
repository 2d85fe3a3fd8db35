//! The page of grants: one's own, those that wait, those that were decided.

use super::{
    policy::{AskRights, DecideGrant, EndGrant, ListGrants, RequestRow},
    store,
};
use crate::{
    Cx, OrFault,
    access::{roles::own, store::places},
    clock::wall,
    db::Conn,
    policy::Rule,
};
use shared::{
    access::{GrantLine, GrantState, Grants, Permission, RoleName, Term},
    error::AppResult,
    id::GrantRequestId,
    time::At,
};

/// All there is to say to the asker about grants.
pub async fn grants(cx: &Cx) -> AppResult<Grants> {
    let (actor, today) = (cx.actor()?, cx.today().date);
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<AskRights>(&mut conn, ()).await?;
    let mine = store::mine(&permit, &mut conn).await.or_fault()?;
    let (waiting, log) = if actor.may(Permission::DecideGrants) { decided(cx, &mut conn).await? } else { (None, Vec::new()) };
    Ok(Grants {
        mine: mine.into_iter().filter_map(|row| line(cx, row).map(|(line, _)| line)).collect(),
        waiting,
        log,
        campuses: places::campuses(&permit, &mut conn).await.or_fault()?,
        departments: places::departments(&permit, &mut conn).await.or_fault()?,
        own_roles: own(&permit, &mut conn).await.or_fault()?,
        classes: store::own_classes(&permit, &mut conn, actor.staff, today).await.or_fault()?,
        colleagues: store::colleagues(&permit, &mut conn).await.or_fault()?,
        reader: actor.account,
        today,
    })
}

/// How many requests wait for the asker, counted as far as [`Grants::COUNTED`].
pub async fn waiting_grants(cx: &Cx) -> AppResult<u32> {
    let (actor, mut conn) = (cx.actor()?, cx.read().await?);
    let permit = cx.permit_in::<ListGrants>(&mut conn, ()).await?;
    let rows = store::waiting_facts(&permit, &mut conn, Grants::COUNTED).await.or_fault()?;
    let mine = rows.into_iter().map(RequestRow::facts).filter(|facts| DecideGrant::allows(actor, facts, permit.now())).count();
    Ok(u32::try_from(mine).unwrap_or(u32::MAX))
}

/// What waits for the asker, and what was decided where they decide.
async fn decided(cx: &Cx, conn: &mut Conn) -> AppResult<(Option<Vec<GrantLine>>, Vec<GrantLine>)> {
    let permit = cx.permit_in::<ListGrants>(conn, ()).await?;
    let seen = |rows: Vec<store::GrantRow>| rows.into_iter().filter_map(|row| line(cx, row)).filter(|(_, seen)| *seen).map(|(line, _)| line).collect();
    let waiting = store::waiting(&permit, conn).await.or_fault()?;
    let log = store::log(&permit, conn).await.or_fault()?;
    Ok((Some(seen(waiting)), seen(log)))
}

/// The line, and whether the asker has to do with it.
fn line(cx: &Cx, row: store::GrantRow) -> Option<(GrantLine, bool)> {
    let (actor, now) = (cx.actor().ok()?, cx.clock.now());
    let facts = RequestRow { account_id: row.account_id, asked_by: row.asker_id, allows: row.allows, campus: row.campus_id }.facts();
    let state = match row.approved {
        None => GrantState::Waiting,
        Some(false) => GrantState::Refused,
        Some(true) if row.held_until.is_some_and(|until| At(until) <= now) => GrantState::Approved(Term::Over),
        Some(true) => GrantState::Approved(Term::Now),
    };
    let open = matches!(state, GrantState::Waiting | GrantState::Approved(Term::Now));
    let ends = EndGrant::allows(actor, &facts, now);
    let asked = wall(At(row.asked_at), &cx.zone);
    let line = GrantLine {
        id: GrantRequestId(row.id),
        grantee: row.grantee,
        asked_by: row.asked_by,
        asked: format!("{} {}", asked.date, asked.minute),
        role: RoleName::of(&row.role, row.title)?,
        bounds: [row.campus, row.department, row.class].into_iter().flatten().collect(),
        reason: row.reason,
        last_on: wall(At(row.until_at - 1), &cx.zone).date,
        decided_by: row.decided_by,
        answer: row.answer.filter(|answer| !answer.is_empty()),
        can_decide: state == GrantState::Waiting && DecideGrant::allows(actor, &facts, now),
        can_end: open && ends && (state != GrantState::Waiting || row.asker_id == actor.account.0),
        state,
    };
    Some((line, ends))
}
