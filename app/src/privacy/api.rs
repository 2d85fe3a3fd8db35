//! Server functions of the rights of persons.

#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{failure::Failure, input::Form};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    id::{LearnerId, RequestId},
    privacy::{Certificate, FamilyRights, Preview, PrivacyDesk, Purpose, RequestKind},
};

/// The rights of the guardian's children.
#[server(prefix = "/api", endpoint = "read_rights", input = Form, output = Postcard)]
pub async fn read_rights() -> Result<FamilyRights, Failure> {
    Ok(backend::privacy::rights(&crate::session::cx()?).await?)
}

/// Agrees to a purpose, or refuses it.
#[server(prefix = "/api", endpoint = "set_consent", input = Form, output = Postcard)]
pub async fn set_consent(learner: LearnerId, purpose: Purpose, given: bool) -> Result<(), Failure> {
    Ok(backend::privacy::set_consent(&crate::session::cx()?, learner, purpose, given).await?)
}

/// Asks for a correction or an erasure.
#[server(prefix = "/api", endpoint = "ask_for_right", input = Form, output = Postcard)]
pub async fn ask_for_right(learner: LearnerId, kind: RequestKind, words: Option<String>, key: String) -> Result<(), Failure> {
    let asked = shared::privacy::Asked { kind, words: words.unwrap_or_default() };
    Ok(backend::privacy::ask(&crate::session::cx()?, learner, &asked, &key).await?)
}

/// Takes a request back.
#[server(prefix = "/api", endpoint = "withdraw_request", input = Form, output = Postcard)]
pub async fn withdraw_request(learner: LearnerId, request: RequestId) -> Result<(), Failure> {
    Ok(backend::privacy::withdraw(&crate::session::cx()?, learner, request).await?)
}

/// The privacy desk.
#[server(prefix = "/api", endpoint = "read_privacy_desk", input = Form, output = Postcard)]
pub async fn read_privacy_desk() -> Result<PrivacyDesk, Failure> {
    Ok(backend::privacy::desk(&crate::session::cx()?).await?)
}

/// Answers a request.
#[server(prefix = "/api", endpoint = "decide_request", input = Form, output = Postcard)]
pub async fn decide_request(request: RequestId, accept: bool, reason: Option<String>) -> Result<(), Failure> {
    let ending = shared::privacy::Ending { accept, reason: reason.unwrap_or_default() };
    Ok(backend::privacy::decide(&crate::session::cx()?, request, &ending).await?)
}

/// What an erasure would do.
#[server(prefix = "/api", endpoint = "read_erasure", input = Form, output = Postcard)]
pub async fn read_erasure(learner: LearnerId) -> Result<Preview, Failure> {
    Ok(backend::privacy::preview(&crate::session::cx()?, learner).await?)
}

/// Begins an erasure in the name of a family.
#[server(prefix = "/api", endpoint = "begin_erasure", input = Form, output = Postcard)]
pub async fn begin_erasure(learner: LearnerId, key: String) -> Result<(), Failure> {
    backend::privacy::erase_for_family(&crate::session::cx()?, learner, &key).await?;
    crate::session::go("/console/privacy");
    Ok(())
}

/// Restricts a learner at the family's wish.
#[server(prefix = "/api", endpoint = "restrict_learner", input = Form, output = Postcard)]
pub async fn restrict_learner(learner: LearnerId, key: String) -> Result<(), Failure> {
    backend::privacy::restrict_for_family(&crate::session::cx()?, learner, &key).await?;
    crate::session::go("/console/privacy");
    Ok(())
}

/// Lifts what the desk restricted.
#[server(prefix = "/api", endpoint = "lift_restriction", input = Form, output = Postcard)]
pub async fn lift_restriction(learner: LearnerId, key: String) -> Result<(), Failure> {
    Ok(backend::privacy::lift_for_family(&crate::session::cx()?, learner, &key).await?)
}

/// The proof of an erasure.
#[server(prefix = "/api", endpoint = "read_certificate", input = Form, output = Postcard)]
pub async fn read_certificate(request: RequestId) -> Result<Certificate, Failure> {
    Ok(backend::privacy::certificate(&crate::session::cx()?, request).await?)
}
