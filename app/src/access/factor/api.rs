//! Server functions of the second factor and of the fresh proof.

#![allow(clippy::unused_async, reason = "a server function is async, whatever it does")]
#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{failure::Failure, input::Form};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{access::SecondFactor, id::AccountId};

/// The code after the password; goes to `next`, or to the person's own start.
#[server(prefix = "/api", endpoint = "sign_in_code", input = Form, output = Postcard)]
pub async fn sign_in_code(code: String, next: Option<String>) -> Result<(), Failure> {
    crate::session::sign_in_code(&code, next).await
}

/// How the asker's second factor stands.
#[server(prefix = "/api", endpoint = "read_second_factor", input = Form, output = Postcard)]
pub async fn read_second_factor() -> Result<SecondFactor, Failure> {
    Ok(backend::access::second_factor(&crate::session::cx()?).await?)
}

/// Begins a set-up; `code` where a second factor is set up already.
#[server(prefix = "/api", endpoint = "begin_second_factor", input = Form, output = Postcard)]
pub async fn begin_second_factor(code: Option<String>) -> Result<(), Failure> {
    backend::access::begin_second_factor(&crate::session::cx()?, code.as_deref().unwrap_or_default()).await?;
    crate::session::go("/account/second-factor");
    Ok(())
}

/// Finishes the set-up.
#[server(prefix = "/api", endpoint = "confirm_second_factor", input = Form, output = Postcard)]
pub async fn confirm_second_factor(code: String) -> Result<(), Failure> {
    let renewed = backend::access::confirm_second_factor(&crate::session::cx()?, &crate::session::token()?, &code).await?;
    crate::session::renew(&renewed, "/account?done=factor");
    Ok(())
}

/// Turns the second factor off.
#[server(prefix = "/api", endpoint = "end_second_factor", input = Form, output = Postcard)]
pub async fn end_second_factor(code: String) -> Result<(), Failure> {
    let renewed = backend::access::end_second_factor(&crate::session::cx()?, &crate::session::token()?, &code).await?;
    crate::session::renew(&renewed, "/account?done=factor_off");
    Ok(())
}

/// Takes the second factor of somebody who lost it away.
#[server(prefix = "/api", endpoint = "reset_second_factor", input = Form, output = Postcard)]
pub async fn reset_second_factor(account: AccountId) -> Result<(), Failure> {
    Ok(backend::access::reset_second_factor(&crate::session::cx()?, account).await?)
}

/// Whether the asker proves themselves by a code rather than by the password.
#[server(prefix = "/api", endpoint = "read_proof", input = Form, output = Postcard)]
pub async fn read_proof() -> Result<bool, Failure> {
    Ok(backend::access::proves_by_code(&crate::session::cx()?).await?)
}
