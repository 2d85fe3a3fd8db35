//! Server functions of access.

#![allow(clippy::unused_async, reason = "a server function is async, whatever it does")]
#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{failure::Failure, input::Form};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{access::AccountLine, page::Page};

/// Signs in and goes to `next`, or to the person's own start.
#[server(prefix = "/api", endpoint = "sign_in", input = Form, output = Postcard)]
pub async fn sign_in(login: String, password: String, next: Option<String>) -> Result<(), Failure> {
    crate::session::sign_in(shared::access::SignIn { login, password }, next).await
}

/// Signs out and goes to the sign-in page.
#[server(prefix = "/api", endpoint = "sign_out", input = Form, output = Postcard)]
pub async fn sign_out() -> Result<(), Failure> {
    crate::session::sign_out().await
}

/// A page of the accounts.
#[server(prefix = "/api", endpoint = "read_accounts", input = Form, output = Postcard)]
pub async fn read_accounts(after: Option<String>) -> Result<Page<AccountLine>, Failure> {
    Ok(backend::access::accounts(&crate::session::cx()?, after).await?)
}

/// In a demo school: who can sign in (login, name, what they do) and the password.
#[server(prefix = "/api", endpoint = "read_demo_sign_ins", input = Form, output = Postcard)]
pub async fn read_demo_sign_ins() -> Result<Option<(Vec<(String, String, String)>, String)>, Failure> {
    Ok(crate::session::is_demo().then(backend::seed::sign_ins))
}
