//! Server functions of the provider of identities.

#![allow(clippy::unused_async, reason = "a server function is async, whatever it does")]
#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{failure::Failure, input::Form};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{access::Identity, id::AccountId};

/// What the provider is called; none: there is none.
#[server(prefix = "/api", endpoint = "read_provider", input = Form, output = Postcard)]
pub async fn read_provider() -> Result<Option<String>, Failure> {
    Ok(backend::access::provider_label(&crate::session::cx()?))
}

/// How the asker's account stands with it; none: there is none for such accounts.
#[server(prefix = "/api", endpoint = "read_own_identity", input = Form, output = Postcard)]
pub async fn read_own_identity() -> Result<Option<Identity>, Failure> {
    Ok(backend::access::own_identity(&crate::session::cx()?).await?)
}

/// Takes the link of the asker's account away.
#[server(prefix = "/api", endpoint = "unlink_own", input = Form, output = Postcard)]
pub async fn unlink_own() -> Result<(), Failure> {
    backend::access::unlink_own(&crate::session::cx()?).await?;
    crate::session::go("/account?done=unlinked");
    Ok(())
}

/// Links somebody's account to the person `subject` there.
#[server(prefix = "/api", endpoint = "link_identity", input = Form, output = Postcard)]
pub async fn link_identity(account: AccountId, subject: String) -> Result<(), Failure> {
    let linked = backend::access::link_identity(&crate::session::cx()?, account, &subject).await;
    crate::session::keep(<LinkIdentity as leptos::server_fn::ServerFn>::PATH, &[("subject", &subject)], linked.map_err(Failure::from))
}

/// Takes the link of somebody's account away.
#[server(prefix = "/api", endpoint = "unlink_identity", input = Form, output = Postcard)]
pub async fn unlink_identity(account: AccountId) -> Result<(), Failure> {
    Ok(backend::access::unlink_identity(&crate::session::cx()?, account).await?)
}
