//! The administrator's desk: one account and its roles with their terms.

use super::{
    ManageAccount, ViewAccount, ViewAs,
    accounts::line,
    ended,
    outsourcing::live_until,
    provider::identity_of,
    roles::{may_give, own},
    store::{desk as store, places},
    term::term,
};
use crate::{
    Cx, OrFault,
    clock::wall,
    db::Conn,
    once::Once,
    policy::{Permit, Rule},
};
use shared::{
    access::{AccountKind, AccountSheet, Device, GiveRole, HeldRole, RoleName, Term},
    error::{AppError, AppResult},
    id::{AccountId, HeldRoleId},
    time::At,
};

/// All about one account.
pub async fn account(cx: &Cx, account: AccountId) -> AppResult<AccountSheet> {
    let mut conn = cx.read().await?;
    let (permit, facts) = cx.permit_by::<ViewAccount>(&mut conn, account).await?;
    let row = store::line(&permit, &mut conn).await.or_fault()?.ok_or(AppError::NotFound)?;
    let row_active = row.is_active;
    let roles = store::roles(&permit, &mut conn).await.or_fault()?;
    let devices = store::devices(&permit, &mut conn).await.or_fault()?;
    let campuses = places::campuses(&permit, &mut conn).await.or_fault()?;
    let departments = places::departments(&permit, &mut conn).await.or_fault()?;
    let own_roles = own(&permit, &mut conn).await.or_fault()?;
    let children = store::children(&permit, &mut conn, cx.today().date).await.or_fault()?;
    let identity = identity_of(cx, &permit, &mut conn, account, AccountKind::of(&row.kind)).await?;
    let mut roles: Vec<HeldRole> = roles.into_iter().filter_map(|role| held(cx, role)).collect();
    roles.sort_by_key(|role| (role.term == Term::Over, role.term == Term::Coming));
    Ok(AccountSheet {
        line: line(row),
        roles,
        devices: devices.into_iter().map(|row| device(cx, row, &[])).collect(),
        campuses,
        departments,
        own_roles,
        children,
        identity,
        can_change: ManageAccount::allows(cx.actor()?, &facts, permit.now()),
        has_contract: live_until(&mut conn, account, permit.now()).await.or_fault()?.is_some(),
        can_view_as: row_active && ViewAs::allows(cx.actor()?, &facts, permit.now()),
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
    let from = wall(At(row.from_at), &cx.zone);
    // It holds until the instant before.
    let last = row.until_at.map(|until| wall(At((until - 1).max(row.from_at)), &cx.zone));
    let within_day = last.filter(|last| last.date == from.date).map(|last| (from.minute, last.minute));
    Some(HeldRole {
        id: HeldRoleId(row.id),
        role: RoleName::of(&row.role, row.title)?,
        campus: row.campus,
        department: row.department,
        class: row.class,
        from_on: from.date,
        last_on: last.map(|last| last.date),
        within_day,
        given_by: row.given_by,
        ended_by: row.ended_by,
        term,
    })
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
    role.check(cx.today().date)?;
    may_give(cx, &permit, &mut tx, role.role).await?;
    let class = class_of(&permit, &mut tx, role.class.as_deref()).await?;
    let (from, mut until) = term(cx, role);
    if role.role.role().needs_contract() {
        let covered = live_until(&mut tx, account, from).await.or_fault()?.ok_or_else(|| AppError::invalid("role", "contract"))?;
        until = Some(until.map_or(covered, |until| until.min(covered)));
    }
    store::give(&permit, &mut tx, role, class, (from, until)).await.or_fault()?;
    once.save(&mut tx, &(), permit.now()).await?;
    cx.commit(tx, &[ended::event("role_given", account)]).await
}

/// The class with the code that was typed.
async fn class_of(permit: &Permit<ManageAccount>, conn: &mut Conn, code: Option<&str>) -> AppResult<Option<uuid::Uuid>> {
    let Some(code) = code else { return Ok(None) };
    store::class_of(permit, conn, code).await.or_fault()?.map(Some).ok_or(AppError::invalid("class", "unknown"))
}

/// Ends a role at once. Ending it twice is the same.
pub async fn end_role(cx: &Cx, account: AccountId, role: HeldRoleId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageAccount>(&mut tx, account).await?;
    cx.fresh()?;
    let ended = store::end_role(&permit, &mut tx, role).await.or_fault()?;
    cx.commit(tx, &ended::when(ended > 0, "role_ended", account)).await
}
