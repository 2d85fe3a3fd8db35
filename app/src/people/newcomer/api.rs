//! Server functions of learners who are written down by hand.

#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{failure::Failure, input::Form};
#[cfg(feature = "ssr")]
use crate::{
    session::{cx, go, keep_always},
    ui::address,
};
#[cfg(feature = "ssr")]
use leptos::server_fn::ServerFn;
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    id::LearnerId,
    people::{NewcomerForm, TypedLearner},
};

/// The form for a new learner; with the key of a draft, as it was left.
#[server(prefix = "/api", endpoint = "read_newcomer_form", input = Form, output = Postcard)]
pub async fn read_newcomer_form(#[server(default)] draft: Option<String>) -> Result<NewcomerForm, Failure> {
    Ok(backend::people::newcomer_form(&cx()?, draft.as_deref()).await?)
}

/// Writes a learner down, unless somebody has to say first who it is. `others` are known to be other children.
#[server(prefix = "/api", endpoint = "add_learner", input = Form, output = Postcard)]
pub async fn add_learner(typed: TypedLearner, #[server(default)] others: Vec<LearnerId>, key: String) -> Result<(), Failure> {
    let cx = cx()?;
    let added = backend::people::add_learner(&cx, &typed, &others, &key).await.map_err(Failure::from);
    // Neither names nor phones: addresses are written into logs. What was typed waits under the key.
    match keep_always(AddLearner::PATH, &[("draft", &key)], added)? {
        shared::people::Added::Done(learner) => go(&format!("/console/learners/{learner}?done=added")),
        shared::people::Added::Asks => go(&address("/console/learners/new", &[("draft", &key), ("turn", &cx.clock.now().0.to_string())])),
    }
    Ok(())
}

/// Takes a former learner back instead.
#[server(prefix = "/api", endpoint = "return_learner", input = Form, output = Postcard)]
pub async fn return_learner(learner: LearnerId, #[server(default)] state: String, key: String) -> Result<(), Failure> {
    backend::people::return_learner(&cx()?, learner, &state, &key).await?;
    go(&format!("/console/learners/{learner}?done=returned.{key}"));
    Ok(())
}
