//! Server functions of families.

#![allow(clippy::too_many_arguments, reason = "a form has as many fields")]
#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

#[cfg(feature = "ssr")]
use crate::{access::desk::api::given, session::keep};
use crate::{failure::Failure, input::Form};
#[cfg(feature = "ssr")]
use leptos::server_fn::ServerFn;
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    access::{FamilySheet, Joining, LearnerLogin, Right},
    id::{GuardianId, LearnerId},
};

/// Where the family of `learner` is managed.
#[cfg(feature = "ssr")]
fn page(learner: LearnerId, query: &str) -> String {
    format!("/console/learners/{learner}/family?{query}")
}

/// What was ticked.
#[cfg(feature = "ssr")]
fn ticked(rights: &[Right]) -> shared::access::Rights {
    shared::access::Rights::those(|right| rights.contains(&right))
}

/// The guardians of a learner, with what they may.
#[server(prefix = "/api", endpoint = "read_family_sheet", input = Form, output = Postcard)]
pub async fn read_family_sheet(learner: LearnerId) -> Result<FamilySheet, Failure> {
    Ok(backend::access::family_sheet(&crate::session::cx()?, learner, &crate::session::origin()).await?)
}

/// Adds a guardian; an empty last day is no end.
#[server(prefix = "/api", endpoint = "add_guardian", input = Form, output = Postcard)]
pub async fn add_guardian(
    learner: LearnerId,
    name: String,
    relation: String,
    phone: String,
    #[server(default)] rights: Vec<Right>,
    last_on: String,
    key: String,
) -> Result<(), Failure> {
    let words = ticked(&rights).words();
    // Neither name nor phone: addresses are written into logs.
    let filled = [("relation", relation.as_str()), ("rights", &words), ("last_on", &last_on)];
    let added = async {
        let term = shared::access::LinkTerm { rights: ticked(&rights), from_on: None, last_on: given("last_on", &last_on)? };
        let new = shared::access::NewGuardian { name: name.clone(), relation: relation.clone(), phone: phone.clone(), term };
        Ok(backend::access::add_guardian(&crate::session::cx()?, learner, &new, &key).await?)
    };
    let guardian = keep(AddGuardian::PATH, &filled, added.await)?;
    crate::session::go(&page(learner, &format!("edit={guardian}&done=added")));
    Ok(())
}

/// Sets what a guardian may, from when to when.
#[server(prefix = "/api", endpoint = "set_link_rights", input = Form, output = Postcard)]
pub async fn set_link_rights(
    learner: LearnerId,
    guardian: GuardianId,
    #[server(default)] rights: Vec<Right>,
    from_on: String,
    last_on: String,
) -> Result<(), Failure> {
    let (words, of) = (ticked(&rights).words(), guardian.to_string());
    let filled = [("edit", of.as_str()), ("rights", &words), ("from_on", &from_on), ("last_on", &last_on)];
    let set = async {
        let (from_on, last_on) = (given("from_on", &from_on)?, given("last_on", &last_on)?);
        let term = shared::access::LinkTerm { rights: ticked(&rights), from_on, last_on };
        Ok(backend::access::set_rights(&crate::session::cx()?, learner, guardian, &term).await?)
    };
    keep(SetLinkRights::PATH, &filled, set.await)?;
    crate::session::go(&page(learner, &format!("edit={guardian}&done=rights")));
    Ok(())
}

/// Ends a link at once, for a reason.
#[server(prefix = "/api", endpoint = "end_link", input = Form, output = Postcard)]
pub async fn end_link(learner: LearnerId, guardian: GuardianId, reason: String) -> Result<(), Failure> {
    let of = guardian.to_string();
    let ended = async { Ok(backend::access::end_link(&crate::session::cx()?, learner, guardian, &reason).await?) };
    keep(EndLink::PATH, &[("edit", &of)], ended.await)?;
    crate::session::go(&page(learner, &format!("edit={guardian}&done=ended")));
    Ok(())
}

/// Invites a guardian.
#[server(prefix = "/api", endpoint = "invite_guardian", input = Form, output = Postcard)]
pub async fn invite_guardian(learner: LearnerId, guardian: GuardianId) -> Result<(), Failure> {
    Ok(backend::access::invite_guardian(&crate::session::cx()?, learner, guardian).await?)
}

/// Takes the invitation of a guardian back.
#[server(prefix = "/api", endpoint = "withdraw_guardian", input = Form, output = Postcard)]
pub async fn withdraw_guardian(learner: LearnerId, guardian: GuardianId) -> Result<(), Failure> {
    Ok(backend::access::withdraw_guardian(&crate::session::cx()?, learner, guardian).await?)
}

/// Makes another link and code.
#[server(prefix = "/api", endpoint = "renew_guardian", input = Form, output = Postcard)]
pub async fn renew_guardian(learner: LearnerId, guardian: GuardianId) -> Result<(), Failure> {
    Ok(backend::access::renew_guardian(&crate::session::cx()?, learner, guardian).await?)
}

/// What an invitation shows to whoever opens it.
#[server(prefix = "/api", endpoint = "read_joining", input = Form, output = Postcard)]
pub async fn read_joining(token: String) -> Result<Joining, Failure> {
    Ok(backend::access::joining(&crate::session::cx()?, &token).await?)
}

/// Goes on from a short code to its invitation.
#[server(prefix = "/api", endpoint = "open_door", input = Form, output = Postcard)]
pub async fn open_door(code: String) -> Result<(), Failure> {
    let token = backend::access::open_door(&crate::session::cx()?, &code).await?;
    crate::session::go(&format!("/join/{token}"));
    Ok(())
}

/// Sends the proof of the phone.
#[server(prefix = "/api", endpoint = "send_proof", input = Form, output = Postcard)]
pub async fn send_proof(token: String) -> Result<(), Failure> {
    Ok(backend::access::send_proof(&crate::session::cx()?, &token).await?)
}

/// Makes the account of a guardian and signs them in.
#[server(prefix = "/api", endpoint = "join_family", input = Form, output = Postcard)]
pub async fn join_family(token: String, code: String, password: String) -> Result<(), Failure> {
    let signed_in = backend::access::join_family(&crate::session::cx()?, &token, &code, password, &crate::session::device()).await?;
    crate::session::enter(&signed_in, None);
    Ok(())
}

/// Adds the children of an invitation to the account that is signed in.
#[server(prefix = "/api", endpoint = "accept_children", input = Form, output = Postcard)]
pub async fn accept_children(token: String) -> Result<(), Failure> {
    backend::access::accept_children(&crate::session::cx()?, &token).await?;
    crate::session::go("/portal");
    Ok(())
}

/// The learner's own sign-in.
#[server(prefix = "/api", endpoint = "read_learner_login", input = Form, output = Postcard)]
pub async fn read_learner_login(learner: LearnerId) -> Result<LearnerLogin, Failure> {
    Ok(backend::access::learner_login(&crate::session::cx()?, learner).await?)
}

/// Makes or changes the learner's own sign-in; an empty password keeps the one there is.
#[server(prefix = "/api", endpoint = "set_learner_login", input = Form, output = Postcard)]
pub async fn set_learner_login(learner: LearnerId, login: String, password: String) -> Result<(), Failure> {
    backend::access::set_learner_login(&crate::session::cx()?, learner, &login, password).await?;
    crate::session::go(&format!("/portal/login/{learner}?done=1"));
    Ok(())
}

/// Stops the learner's own sign-in.
#[server(prefix = "/api", endpoint = "stop_learner_login", input = Form, output = Postcard)]
pub async fn stop_learner_login(learner: LearnerId) -> Result<(), Failure> {
    backend::access::stop_learner_login(&crate::session::cx()?, learner).await?;
    crate::session::go(&format!("/portal/login/{learner}"));
    Ok(())
}

/// Signs the learner out everywhere.
#[server(prefix = "/api", endpoint = "end_learner_devices", input = Form, output = Postcard)]
pub async fn end_learner_devices(learner: LearnerId) -> Result<(), Failure> {
    backend::access::end_learner_devices(&crate::session::cx()?, learner).await?;
    crate::session::go(&format!("/portal/login/{learner}"));
    Ok(())
}
