//! Server functions of contracts with other companies.

#![allow(clippy::too_many_arguments, reason = "a form has as many fields")]
#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

#[cfg(feature = "ssr")]
use crate::access::desk::api::given;
use crate::{failure::Failure, input::Form};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    access::Outsourcings,
    id::{AccountId, OutsourcingId},
};

/// The contracts.
#[server(prefix = "/api", endpoint = "read_contracts", input = Form, output = Postcard)]
pub async fn read_contracts() -> Result<Outsourcings, Failure> {
    Ok(backend::access::contracts(&crate::session::cx()?).await?)
}

/// Writes a contract down; an empty first day is now.
#[server(prefix = "/api", endpoint = "write_contract", input = Form, output = Postcard)]
pub async fn write_contract(
    account: String,
    company: String,
    purpose: String,
    signed_by: String,
    from_on: String,
    last_on: String,
    key: String,
) -> Result<(), Failure> {
    let filled =
        [("account", account.as_str()), ("company", &company), ("purpose", &purpose), ("signed_by", &signed_by), ("from_on", &from_on), ("last_on", &last_on)];
    let written = async {
        let account = given("account", &account)?.ok_or_else(|| shared::error::AppError::invalid("account", "required"))?;
        let last_on = given("last_on", &last_on)?.ok_or_else(|| shared::error::AppError::invalid("last_on", "unreadable"))?;
        let (company, purpose, signed_by) = (company.clone(), purpose.clone(), signed_by.clone());
        let contract = shared::access::NewOutsourcing { company, purpose, signed_by, from_on: given("from_on", &from_on)?, last_on };
        Ok(backend::access::write_contract(&crate::session::cx()?, account, contract, &key).await?)
    };
    crate::session::keep(<WriteContract as leptos::server_fn::ServerFn>::PATH, &filled, written.await)
}

/// Ends a contract.
#[server(prefix = "/api", endpoint = "end_contract", input = Form, output = Postcard)]
pub async fn end_contract(account: AccountId, contract: OutsourcingId) -> Result<(), Failure> {
    Ok(backend::access::end_contract(&crate::session::cx()?, account, contract).await?)
}
