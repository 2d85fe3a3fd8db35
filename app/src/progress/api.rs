//! Server functions of progress.

#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{failure::Failure, input::Form};
use chrono::NaiveDate;
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    id::LearnerId,
    progress::{Kind, Timeline},
};

/// A page of a timeline, before the day `before`.
#[server(prefix = "/api", endpoint = "read_timeline", input = Form, output = Postcard)]
pub async fn read_timeline(learner: LearnerId, kind: Option<Kind>, before: Option<NaiveDate>) -> Result<Timeline, Failure> {
    Ok(backend::progress::timeline(&crate::session::cx()?, learner, kind, before).await?)
}
