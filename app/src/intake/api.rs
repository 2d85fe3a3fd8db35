//! Server functions of the import.

#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{
    failure::Failure,
    input::{Form, Json},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    id::ImportId,
    intake::{ImportLine, ImportView, Kind, UndoView},
};
use std::collections::BTreeMap;

/// The newest imports.
#[server(prefix = "/api", endpoint = "read_imports", input = Form, output = Postcard)]
pub async fn read_imports() -> Result<Vec<ImportLine>, Failure> {
    Ok(backend::intake::imports(&crate::session::cx()?).await?)
}

/// One import with a page of what was found, of one kind or of all.
#[server(prefix = "/api", endpoint = "read_import", input = Json, output = Postcard)]
pub async fn read_import(import: ImportId, kind: Option<Kind>, after: Option<String>) -> Result<ImportView, Failure> {
    Ok(backend::intake::import(&crate::session::cx()?, import, kind, after.as_deref()).await?)
}

/// Says which column is which field and tries the files again: `s<sheet>c<column>` is `<table>.<field>`; empty: left out.
#[server(prefix = "/api", endpoint = "map_columns", input = Form, output = Postcard)]
pub async fn map_columns(import: ImportId, #[server(default)] columns: BTreeMap<String, String>, key: String) -> Result<(), Failure> {
    let filled: Vec<(&str, &str)> = columns.iter().map(|(column, field)| (column.as_str(), field.as_str())).collect();
    let asked = async { Ok(backend::intake::map_columns(&crate::session::cx()?, import, &columns, &key).await?) };
    let next = crate::session::keep(<MapColumns as leptos::server_fn::ServerFn>::PATH, &filled, asked.await)?;
    crate::session::go(&format!("/console/import/{next}"));
    Ok(())
}

/// Imports the files of a trial for good.
#[server(prefix = "/api", endpoint = "commit_import", input = Form, output = Postcard)]
pub async fn commit_import(import: ImportId, key: String) -> Result<(), Failure> {
    let begun = backend::intake::commit_import(&crate::session::cx()?, import, &key).await?;
    crate::session::go(&format!("/console/import/{begun}"));
    Ok(())
}

/// Forgets how a sheet of an import was read.
#[server(prefix = "/api", endpoint = "forget_mapping", input = Form, output = Postcard)]
pub async fn forget_mapping(import: ImportId, look: String) -> Result<(), Failure> {
    backend::intake::forget_mapping(&crate::session::cx()?, import, &look).await?;
    crate::session::go(&format!("/console/import/{import}"));
    Ok(())
}

/// What undoing an import would do, or has done.
#[server(prefix = "/api", endpoint = "read_undo", input = Form, output = Postcard)]
pub async fn read_undo(import: ImportId) -> Result<UndoView, Failure> {
    Ok(backend::intake::undo_view(&crate::session::cx()?, import).await?)
}

/// Begins to undo an import.
#[server(prefix = "/api", endpoint = "undo_import", input = Form, output = Postcard)]
pub async fn undo_import(import: ImportId) -> Result<(), Failure> {
    backend::intake::undo_import(&crate::session::cx()?, import).await?;
    crate::session::go(&format!("/console/import/{import}"));
    Ok(())
}
