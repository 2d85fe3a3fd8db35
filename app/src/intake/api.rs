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
