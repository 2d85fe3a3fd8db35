//! Server functions of people.

#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{
    failure::Failure,
    input::{Form, Json},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    id::LearnerId,
    people::{Family, LearnerFilter, LearnerList, Portrait, Reveal, Revealed, Viewers},
};

/// A page of the learners.
#[server(prefix = "/api", endpoint = "read_learners", input = Json, output = Postcard)]
pub async fn read_learners(filter: LearnerFilter) -> Result<LearnerList, Failure> {
    Ok(backend::people::learners(&crate::session::cx()?, filter).await?)
}

/// One learner.
#[server(prefix = "/api", endpoint = "read_portrait", input = Form, output = Postcard)]
pub async fn read_portrait(learner: LearnerId) -> Result<Portrait, Failure> {
    Ok(backend::people::portrait(&crate::session::cx()?, learner).await?)
}

/// One contact in clear, for a reason.
#[server(prefix = "/api", endpoint = "reveal_contact", input = Json, output = Postcard)]
pub async fn reveal_contact(learner: LearnerId, what: Reveal, reason: String, key: String) -> Result<Revealed, Failure> {
    Ok(backend::people::reveal(&crate::session::cx()?, learner, what, &reason, &key).await?)
}

/// Who can see a learner.
#[server(prefix = "/api", endpoint = "read_viewers", input = Form, output = Postcard)]
pub async fn read_viewers(learner: LearnerId, after: Option<String>) -> Result<Viewers, Failure> {
    Ok(backend::people::viewers(&crate::session::cx()?, learner, after.as_deref()).await?)
}

/// The children of the guardian.
#[server(prefix = "/api", endpoint = "read_family", input = Form, output = Postcard)]
pub async fn read_family() -> Result<Family, Failure> {
    Ok(backend::people::family(&crate::session::cx()?).await?)
}
