//! Server functions of exports.

#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{failure::Failure, input::Form};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    exports::{Column, Exports},
    id::ExportId,
};

/// The page of exports.
#[server(prefix = "/api", endpoint = "read_exports", input = Form, output = Postcard)]
pub async fn read_exports() -> Result<Exports, Failure> {
    Ok(backend::exports::exports(&crate::session::cx()?).await?)
}

/// Asks for an export; an empty campus, class, state or search is every one.
#[server(prefix = "/api", endpoint = "ask_export", input = Form, output = Postcard)]
pub async fn ask_export(
    #[server(default)] campus: String,
    #[server(default)] class: String,
    #[server(default)] state: String,
    #[server(default)] q: String,
    #[server(default)] columns: Vec<Column>,
    reason: String,
    key: String,
) -> Result<(), Failure> {
    let words = Column::words(&columns);
    let filled = [("campus", campus.as_str()), ("class", &class), ("state", &state), ("q", &q), ("columns", &words), ("reason", &reason)];
    let asked = async {
        let campus = crate::access::desk::api::given("state", &campus)?;
        let class = crate::access::desk::api::given("state", &class)?;
        let ask = shared::exports::AskExport { campus, class, state: state.clone(), q: q.clone(), columns: columns.clone(), reason: reason.clone() };
        Ok(backend::exports::ask_export(&crate::session::cx()?, &ask, &key).await?)
    };
    crate::session::keep(<AskExport as leptos::server_fn::ServerFn>::PATH, &filled, asked.await)
}

/// Approves or refuses an export.
#[server(prefix = "/api", endpoint = "decide_export", input = Form, output = Postcard)]
pub async fn decide_export(export: ExportId, approve: bool, answer: String) -> Result<(), Failure> {
    Ok(backend::exports::decide_export(&crate::session::cx()?, export, approve, &answer).await?)
}
