//! Server functions of what goes out.

#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{failure::Failure, input::Form};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{page::Page, reach::OutLine};

/// A page of the outbox.
#[server(prefix = "/api", endpoint = "read_outbox", input = Form, output = Postcard)]
pub async fn read_outbox(after: Option<String>) -> Result<Page<OutLine>, Failure> {
    Ok(backend::reach::outbox(&crate::session::cx()?, after.as_deref()).await?)
}
