//! Server functions of the fields of an archive.

#![allow(clippy::too_many_arguments, reason = "a form has as many fields")]
#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

#[cfg(feature = "ssr")]
use crate::session::{cx, go, keep};
use crate::{failure::Failure, input::Form};
#[cfg(feature = "ssr")]
use leptos::server_fn::ServerFn;
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    id::LearnerId,
    people::{ArchiveField, ArchiveHistory},
};

/// Corrects one field of an archive.
#[server(prefix = "/api", endpoint = "correct_field", input = Form, output = Postcard)]
pub async fn correct_field(
    learner: LearnerId,
    field: ArchiveField,
    value: String,
    #[server(default)] none: bool,
    #[server(default)] by_family: bool,
    version: i64,
    key: String,
) -> Result<(), Failure> {
    let asked = shared::people::Correction { field, value, none, by_family, version };
    let corrected = async { Ok(backend::people::correct_field(&cx()?, learner, &asked, &key).await?) };
    // What was typed stands in no address: it may be a phone.
    keep(CorrectField::PATH, &[("edit", field.word())], corrected.await)?;
    go(&format!("/console/learners/{learner}?done=corrected.{version}"));
    Ok(())
}

/// What the fields of an archive were, or one of them.
#[server(prefix = "/api", endpoint = "read_field_history", input = Form, output = Postcard)]
pub async fn read_field_history(
    learner: LearnerId,
    #[server(default)] field: Option<ArchiveField>,
    #[server(default)] before: Option<String>,
) -> Result<ArchiveHistory, Failure> {
    let before = before.and_then(|before| before.parse().ok());
    Ok(backend::people::field_history(&cx()?, learner, field, before).await?)
}
