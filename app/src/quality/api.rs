//! Server functions of quality.

#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

#[cfg(feature = "ssr")]
use crate::{
    access::desk::api::given,
    session::{cx, go, keep},
};
use crate::{
    failure::Failure,
    input::{Form, Json},
};
#[cfg(feature = "ssr")]
use leptos::server_fn::ServerFn;
use leptos::{prelude::*, server_fn::codec::Postcard};
#[cfg(feature = "ssr")]
use shared::quality::Answer;
use shared::{
    id::LearnerId,
    quality::{BoardFilter, FindingList, QualityBoard, Queue, RowFilter},
};

/// The board.
#[server(prefix = "/api", endpoint = "read_quality", input = Json, output = Postcard)]
pub async fn read_quality(filter: BoardFilter) -> Result<QualityBoard, Failure> {
    Ok(backend::quality::quality_board(&cx()?, filter).await?)
}

/// The rows behind a number.
#[server(prefix = "/api", endpoint = "read_findings", input = Json, output = Postcard)]
pub async fn read_findings(filter: RowFilter) -> Result<FindingList, Failure> {
    Ok(backend::quality::findings(&cx()?, filter).await?)
}

/// The next row to mend.
#[server(prefix = "/api", endpoint = "read_next_finding", input = Json, output = Postcard)]
pub async fn read_next_finding(filter: RowFilter) -> Result<Queue, Failure> {
    Ok(backend::quality::next_finding(&cx()?, filter).await?)
}

/// Goes on to the next row of the same queue; `back` is the query of its address.
#[cfg(feature = "ssr")]
fn next(back: &str, key: &str) {
    let more = if back.is_empty() { "" } else { "&" };
    go(&format!("/console/quality/next?{back}{more}done={key}"));
}

/// The pairs of a query, to stand in the address again.
#[cfg(feature = "ssr")]
fn pairs<'a>(back: &'a str, filled: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    back.split('&').filter_map(|pair| pair.split_once('=')).chain(filled.iter().copied()).collect()
}

/// Says that a row is mended; `finding` is the word of the check.
#[server(prefix = "/api", endpoint = "finish_finding", input = Form, output = Postcard)]
pub async fn finish_finding(learner: LearnerId, finding: String, back: String, key: String) -> Result<(), Failure> {
    backend::quality::answer_finding(&cx()?, (learner, &finding), Answer::Done, None, "", &key).await?;
    next(&back, &key);
    Ok(())
}

/// Puts a row off until a day.
#[server(prefix = "/api", endpoint = "put_off_finding", input = Form, output = Postcard)]
pub async fn put_off_finding(learner: LearnerId, finding: String, until: String, back: String, key: String) -> Result<(), Failure> {
    let answered = async { Ok(backend::quality::answer_finding(&cx()?, (learner, &finding), Answer::Later, given("until", &until)?, "", &key).await?) };
    keep(PutOffFinding::PATH, &pairs(&back, &[("until", &until)]), answered.await)?;
    next(&back, &key);
    Ok(())
}

/// Says that a row is right so, and why.
#[server(prefix = "/api", endpoint = "accept_finding", input = Form, output = Postcard)]
pub async fn accept_finding(learner: LearnerId, finding: String, reason: String, back: String, key: String) -> Result<(), Failure> {
    // Not the reason: addresses are written into logs.
    let answered = async { Ok(backend::quality::answer_finding(&cx()?, (learner, &finding), Answer::Right, None, &reason, &key).await?) };
    keep(AcceptFinding::PATH, &pairs(&back, &[]), answered.await)?;
    next(&back, &key);
    Ok(())
}
