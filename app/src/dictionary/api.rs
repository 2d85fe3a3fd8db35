//! The server function of the dictionary.

#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{failure::Failure, input::Form};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::dictionary::DictionaryLine;

/// Every field that says `q` somewhere.
#[server(prefix = "/api", endpoint = "read_dictionary", input = Form, output = Postcard)]
pub async fn read_dictionary(q: String) -> Result<Vec<DictionaryLine>, Failure> {
    Ok(backend::dictionary::dictionary(&crate::session::cx()?, &q).await?)
}
