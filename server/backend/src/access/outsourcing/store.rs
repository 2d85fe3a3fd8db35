//! Rows of contracts with other companies.

use super::ListContracts;
use crate::{
    access::ManageAccount,
    db::{Conn, DbResult},
    execute, fetch_all, fetch_optional,
    policy::Permit,
};
use shared::{
    access::NewOutsourcing,
    id::{AccountId, OutsourcingId},
    time::At,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
pub(super) struct ContractRow {
    pub(super) id: Uuid,
    pub(super) account_id: Uuid,
    pub(super) name: String,
    pub(super) company: String,
    pub(super) purpose: String,
    pub(super) signed_by: String,
    pub(super) from_at: i64,
    pub(super) until_at: i64,
    pub(super) ended_by: Option<String>,
}

/// The contracts, those that end last first.
pub(super) async fn list(_: &Permit<ListContracts>, conn: &mut Conn) -> DbResult<Vec<ContractRow>> {
    fetch_all!(
        conn,
        ContractRow,
        "select o.id, o.account_id, a.name, o.company, o.purpose, o.signed_by, o.from_at, o.until_at, e.name as ended_by
           from outsourcing o join account a on a.id = o.account_id left join account e on e.id = o.ended_by
          order by o.until_at desc, o.id desc limit 200"
    )
}

/// Staff who can sign in, by name.
pub(super) async fn people(_: &Permit<ListContracts>, conn: &mut Conn) -> DbResult<Vec<(AccountId, String)>> {
    let rows =
        fetch_all!(conn, (Uuid, String, String), "select id, name, login from account where kind = 'staff' and is_active order by name, login limit 500")?;
    Ok(rows.into_iter().map(|(id, name, login)| (AccountId(id), format!("{name} ({login})"))).collect())
}

pub(super) async fn insert(permit: &Permit<ManageAccount>, conn: &mut Conn, contract: &NewOutsourcing, (from, until): (At, At)) -> DbResult<u64> {
    execute!(
        conn,
        "insert into outsourcing (id, account_id, company, purpose, signed_by, from_at, until_at, written_by) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        crate::new_id(),
        permit.on().0,
        &contract.company,
        &contract.purpose,
        &contract.signed_by,
        from.0,
        until.0,
        permit.actor().0
    )
}

/// Ends a contract of the account now; one that has not begun never does. How many that were.
pub(super) async fn end(permit: &Permit<ManageAccount>, conn: &mut Conn, contract: OutsourcingId) -> DbResult<u64> {
    execute!(
        conn,
        "update outsourcing set until_at = case when from_at > $3 then from_at else $3 end, ended_by = $4
          where id = $1 and account_id = $2 and until_at > $3",
        contract.0,
        permit.on().0,
        permit.now().0,
        permit.actor().0
    )
}

/// When the contract of the account ends that holds at `from`: the one that holds longest.
pub(in super::super) async fn live_until(conn: &mut Conn, account: AccountId, from: At) -> DbResult<Option<At>> {
    const SQL: &str = "select until_at from outsourcing where account_id = $1 and from_at <= $2 and until_at > $2 order by until_at desc limit 1";
    Ok(fetch_optional!(conn, (i64,), SQL, account.0, from.0)?.map(|(until,)| At(until)))
}
