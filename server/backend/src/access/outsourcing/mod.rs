//! People of another company (law L20): they work while a contract covers them, and see nothing before and after.

mod store;

pub use rights::access::ListContracts;
pub(super) use store::live_until;

use super::{ManageAccount, ended};
use crate::{
    Cx, OrFault,
    clock::{midnight, wall},
    event::Event,
    once::Once,
    policy::on_nothing,
};
use shared::{
    access::{NewOutsourcing, OutsourcingLine, Outsourcings, Permission, Term},
    error::{AppError, AppResult},
    id::{AccountId, OutsourcingId},
    time::At,
};

on_nothing!(ListContracts);

/// The contracts, and whom one can be written for.
pub async fn contracts(cx: &Cx) -> AppResult<Outsourcings> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<ListContracts>(&mut conn, ()).await?;
    let rows = store::list(&permit, &mut conn).await.or_fault()?;
    let people = if cx.actor()?.may_everywhere(Permission::ManageAccounts) { Some(store::people(&permit, &mut conn).await.or_fault()?) } else { None };
    Ok(Outsourcings { lines: rows.into_iter().map(|row| line(cx, row, permit.now())).collect(), people, today: cx.today().date })
}

fn line(cx: &Cx, row: store::ContractRow, now: At) -> OutsourcingLine {
    let term = match (At(row.from_at), At(row.until_at)) {
        (from, until) if until <= now || until <= from => Term::Over,
        (from, _) if from > now => Term::Coming,
        _ => Term::Now,
    };
    OutsourcingLine {
        id: OutsourcingId(row.id),
        account: AccountId(row.account_id),
        name: row.name,
        company: row.company,
        purpose: row.purpose,
        signed_by: row.signed_by,
        from_on: wall(At(row.from_at), &cx.zone).date,
        last_on: wall(At((row.until_at - 1).max(row.from_at)), &cx.zone).date,
        ended_by: row.ended_by,
        term,
    }
}

/// Writes a contract down. It covers the account from its first midnight, or from now, to the midnight after its last day.
pub async fn write_contract(cx: &Cx, account: AccountId, contract: NewOutsourcing, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, &(account, &contract))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageAccount>(&mut tx, account).await?;
    cx.fresh()?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    let today = cx.today().date;
    let contract = contract.checked(today)?;
    let from = contract.from_on.filter(|day| *day > today).map_or(permit.now(), |day| midnight(day, &cx.zone));
    let until = contract.last_on.succ_opt().map(|day| midnight(day, &cx.zone)).ok_or_else(|| AppError::invalid("last_on", "far"))?;
    store::insert(&permit, &mut tx, &contract, (from, until)).await.or_fault()?;
    once.save(&mut tx, &(), permit.now()).await?;
    let reason = format!("{} · {}", contract.company, contract.purpose);
    cx.commit(tx, &[Event { reason, ..ended::event("account_contract_written", account) }]).await
}

/// Ends a contract at once: without another one its person is signed out everywhere. Twice is the same.
pub async fn end_contract(cx: &Cx, account: AccountId, contract: OutsourcingId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageAccount>(&mut tx, account).await?;
    cx.fresh()?;
    let over = store::end(&permit, &mut tx, contract).await.or_fault()?;
    cx.commit(tx, &ended::when(over > 0, "account_contract_ended", account)).await
}
