//! The day somebody leaves: everything ends at once, and colleagues take on what goes on.

use super::{
    ManageAccount,
    accounts::line,
    ended, reset,
    store::{desk, leave as store},
};
use crate::{Cx, OrFault, db::Conn, event::Event, leads, policy::Permit};
use shared::{
    access::{HandOver, Leaving},
    error::{AppError, AppResult},
    id::{AccountId, HeldRoleId},
};

/// What somebody would leave behind, and who could take it on.
pub async fn leaving(cx: &Cx, account: AccountId) -> AppResult<Leaving> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<ManageAccount>(&mut conn, account).await?;
    let row = desk::line(&permit, &mut conn).await.or_fault()?.ok_or(AppError::NotFound)?;
    let (mut classes, mut colleagues) = (Vec::new(), Vec::new());
    if let Some(staff) = store::staff(&permit, &mut conn).await.or_fault()? {
        classes = store::classes(&permit, &mut conn, staff, cx.today().date).await.or_fault()?;
        colleagues = store::colleagues(&permit, &mut conn, staff).await.or_fault()?;
    }
    let leads = leads::left_by(&permit, &mut conn).await?;
    Ok(Leaving { line: line(row), classes, colleagues, leads })
}

/// A leaver: no sign-in, no session, no stream, no role from this moment on; their classes and leads go on with their heirs.
/// An heir who is not here is refused with `not_here` at `all`, `each-<class>` or `leads-<campus>`.
pub async fn stop_account(cx: &Cx, account: AccountId, heirs: &HandOver) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageAccount>(&mut tx, account).await?;
    cx.fresh()?;
    let stopped = desk::set_active(&permit, &mut tx, false).await.or_fault()?;
    desk::end_sessions(&permit, &mut tx).await.or_fault()?;
    reset::close(&mut tx, account, permit.now()).await?;
    for role in desk::roles(&permit, &mut tx).await.or_fault()? {
        desk::end_role(&permit, &mut tx, HeldRoleId(role.id)).await.or_fault()?;
    }
    let mut events = hand_over(cx, &permit, &mut tx, heirs).await?;
    leads::hand_over_leads(cx, &permit, &mut tx, &heirs.leads).await?;
    events.extend(ended::when(stopped > 0, "account_stopped", account));
    cx.commit(tx, &events).await
}

async fn hand_over(cx: &Cx, permit: &Permit<ManageAccount>, conn: &mut Conn, heirs: &HandOver) -> AppResult<Vec<Event>> {
    let Some(leaver) = store::staff(permit, conn).await.or_fault()? else { return Ok(Vec::new()) };
    let today = cx.today().date;
    let colleagues = store::colleagues(permit, conn, leaver).await.or_fault()?;
    let mut events = Vec::new();
    for class in store::classes(permit, conn, leaver, today).await.or_fault()? {
        let Some(heir) = heirs.heir(class.id) else { continue };
        if !colleagues.iter().any(|(staff, _)| *staff == heir) {
            let at = if heirs.each.contains_key(&class.id) { format!("each-{}", class.id) } else { "all".into() };
            return Err(AppError::invalid(&at, "not_here"));
        }
        store::hand_over(permit, conn, (class.id, leaver, heir), today).await.or_fault()?;
        events.push(Event {
            kind: "class_handed_over",
            class_id: Some(class.id.0),
            account: Some(permit.on().0),
            body: r#""changed""#.into(),
            ..Event::default()
        });
    }
    Ok(events)
}

/// Lets somebody sign in again. Roles that ended stay ended, classes and leads stay with their heirs.
pub async fn restart_account(cx: &Cx, account: AccountId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageAccount>(&mut tx, account).await?;
    cx.fresh()?;
    let started = desk::set_active(&permit, &mut tx, true).await.or_fault()?;
    cx.commit(tx, &ended::when(started > 0, "account_restarted", account)).await
}
