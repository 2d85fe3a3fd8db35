//! The administrator's desk: one account, its roles with their terms, and the day somebody leaves.

use super::{ManageAccount, ViewAccount, accounts::line, ended, store::desk as store};
use crate::{
    Cx, OrFault,
    clock::{midnight, wall},
    once::Once,
};
use shared::{
    access::{AccountSheet, Device, GiveRole, HeldRole, Role, Term},
    error::{AppError, AppResult},
    id::{AccountId, HeldRoleId},
    time::At,
};

/// All about one account.
pub async fn account(cx: &Cx, account: AccountId) -> AppResult<AccountSheet> {
    let permit = cx.permit::<ViewAccount>(account).await?;
    let mut conn = cx.read().await?;
    let row = store::line(&permit, &mut conn).await.or_fault()?.ok_or(AppError::NotFound)?;
    let roles = store::roles(&permit, &mut conn).await.or_fault()?;
    let devices = store::devices(&permit, &mut conn).await.or_fault()?;
    let campuses = store::campuses(&permit, &mut conn).await.or_fault()?;
    let mut roles: Vec<HeldRole> = roles.into_iter().filter_map(|role| held(cx, role)).collect();
    roles.sort_by_key(|role| (role.term == Term::Over, role.term == Term::Coming));
    Ok(AccountSheet {
        line: line(row),
        roles,
        devices: devices.into_iter().map(|row| device(cx, row, &[])).collect(),
        campuses,
        can_change: cx.actor()?.account != account,
        today: cx.today().date,
    })
}

fn held(cx: &Cx, row: store::RoleRow) -> Option<HeldRole> {
    let now = cx.clock.now();
    let term = match row.until_at {
        Some(until) if At(until) <= now || until <= row.from_at => Term::Over,
        _ if At(row.from_at) > now => Term::Coming,
        _ => Term::Now,
    };
    // It holds until the instant before.
    let last_on = row.until_at.map(|until| wall(At((until - 1).max(row.from_at)), &cx.zone).date);
    Some(HeldRole { id: HeldRoleId(row.id), role: Role::of(&row.role)?, campus: row.campus, from_on: wall(At(row.from_at), &cx.zone).date, last_on, term })
}

/// A session as a device; `here` is the hash of the asker's own token.
pub(super) fn device(cx: &Cx, row: store::DeviceRow, here: &[u8]) -> Device {
    let said = |at| {
        let face = wall(At(at), &cx.zone);
        format!("{} {}", face.date, face.minute)
    };
    Device { id: name_of(&row.token_hash), here: row.token_hash == here, name: row.device, since: said(row.created_at), seen: said(row.seen_at) }
}

/// A session's name: enough of the stored hash to tell it from the others, too little to be of use.
pub(super) fn name_of(token_hash: &[u8]) -> String {
    hex::encode(&token_hash[..token_hash.len().min(8)])
}

/// Gives a role for a term; its last day ends at midnight of the campus.
pub async fn give_role(cx: &Cx, account: AccountId, role: &GiveRole, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, &(account, role))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageAccount>(&mut tx, account).await?;
    cx.fresh()?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    let today = cx.today().date;
    role.check(today)?;
    let from = role.from_on.filter(|day| *day > today).map_or(permit.now(), |day| midnight(day, &cx.zone));
    let until = role.last_on.and_then(|day| day.succ_opt()).map(|day| midnight(day, &cx.zone));
    store::give(&permit, &mut tx, role, from, until).await.or_fault()?;
    once.save(&mut tx, &(), permit.now()).await?;
    cx.commit(tx, &[ended::event("role_given", account)]).await
}

/// Ends a role at once. Ending it twice is the same.
pub async fn end_role(cx: &Cx, account: AccountId, role: HeldRoleId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageAccount>(&mut tx, account).await?;
    let ended = store::end_role(&permit, &mut tx, role).await.or_fault()?;
    cx.commit(tx, &ended::when(ended > 0, "role_ended", account)).await
}

/// A leaver: no sign-in, no session, no stream, no role from this moment on.
pub async fn stop_account(cx: &Cx, account: AccountId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageAccount>(&mut tx, account).await?;
    cx.fresh()?;
    let stopped = store::set_active(&permit, &mut tx, false).await.or_fault()?;
    store::end_sessions(&permit, &mut tx).await.or_fault()?;
    for role in store::roles(&permit, &mut tx).await.or_fault()? {
        store::end_role(&permit, &mut tx, HeldRoleId(role.id)).await.or_fault()?;
    }
    cx.commit(tx, &ended::when(stopped > 0, "account_stopped", account)).await
}

/// Lets somebody sign in again. Roles that ended stay ended.
pub async fn restart_account(cx: &Cx, account: AccountId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageAccount>(&mut tx, account).await?;
    cx.fresh()?;
    let started = store::set_active(&permit, &mut tx, true).await.or_fault()?;
    cx.commit(tx, &ended::when(started > 0, "account_restarted", account)).await
}
