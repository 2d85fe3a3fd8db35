//! Server functions of looking through somebody else's eyes.

#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{failure::Failure, input::Form};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::id::AccountId;

/// Looks through the eyes of `account` from now on, and goes to where they begin.
#[server(prefix = "/api", endpoint = "begin_view", input = Form, output = Postcard)]
pub async fn begin_view(account: AccountId, reason: String) -> Result<(), Failure> {
    let filled = [("reason", reason.as_str())];
    let began = async { Ok(backend::access::begin_view(&crate::session::cx()?, &crate::session::token()?, account, &reason).await?) };
    let began = crate::session::keep(<BeginView as leptos::server_fn::ServerFn>::PATH, &filled, began.await);
    if began.is_ok() {
        crate::session::go("/");
    }
    began
}

/// Ends it, and goes back to the account.
#[server(prefix = "/api", endpoint = "end_view", input = Form, output = Postcard)]
pub async fn end_view() -> Result<(), Failure> {
    let cx = crate::session::cx()?;
    backend::access::end_view(&cx, &crate::session::token()?).await?;
    let back = cx.looker().and(cx.actor().ok()).map_or_else(|| "/".to_owned(), |seen| format!("/console/accounts/{}", seen.account));
    crate::session::go(&back);
    Ok(())
}
