//! Server functions of rights for a while.

#![allow(clippy::too_many_arguments, reason = "a form has as many fields")]
#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{failure::Failure, input::Form};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{access::Grants, id::GrantRequestId};

/// What a form left empty, or what it says.
#[cfg(feature = "ssr")]
fn given<T: std::str::FromStr>(field: &str, text: &str) -> Result<Option<T>, Failure> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Failure(shared::error::AppError::invalid(field, "unreadable")))
}

/// The page of grants.
#[server(prefix = "/api", endpoint = "read_grants", input = Form, output = Postcard)]
pub async fn read_grants() -> Result<Grants, Failure> {
    Ok(backend::access::grants(&crate::session::cx()?).await?)
}

/// How many requests wait for the reader.
#[server(prefix = "/api", endpoint = "read_waiting", input = Form, output = Postcard)]
pub async fn read_waiting() -> Result<u32, Failure> {
    Ok(backend::access::waiting_grants(&crate::session::cx()?).await?)
}

/// Asks for rights; an empty grantee is oneself, an empty campus, department or class every one.
#[server(prefix = "/api", endpoint = "ask_grant", input = Form, output = Postcard)]
#[allow(clippy::too_many_arguments, reason = "the fields of a form")]
pub async fn ask_grant(
    #[server(default)] grantee: String,
    role: String,
    campus: String,
    department: String,
    #[server(default)] class: String,
    reason: String,
    last_on: String,
    key: String,
) -> Result<(), Failure> {
    let filled = [
        ("grantee", grantee.as_str()),
        ("role", role.as_str()),
        ("campus", &campus),
        ("department", &department),
        ("class", &class),
        ("reason", &reason),
        ("last_on", &last_on),
    ];
    let asked = async {
        let last_on = given("last_on", &last_on)?.ok_or_else(|| shared::error::AppError::invalid("last_on", "unreadable"))?;
        let (grantee, campus) = (given("grantee", &grantee)?, given("campus", &campus)?);
        let (department, class) = (given("department", &department)?, given("class", &class)?);
        let ask = shared::access::AskGrant { grantee, role: role.parse().map_err(Failure)?, campus, department, class, reason: reason.clone(), last_on };
        Ok(backend::access::ask_grant(&crate::session::cx()?, &ask, &key).await?)
    };
    crate::session::keep(<AskGrant as leptos::server_fn::ServerFn>::PATH, &filled, asked.await)
}

/// Approves or refuses a request.
#[server(prefix = "/api", endpoint = "decide_grant", input = Form, output = Postcard)]
pub async fn decide_grant(request: GrantRequestId, approve: bool, answer: String) -> Result<(), Failure> {
    Ok(backend::access::decide_grant(&crate::session::cx()?, request, approve, &answer).await?)
}

/// Ends a grant, or takes a request back.
#[server(prefix = "/api", endpoint = "end_grant", input = Form, output = Postcard)]
pub async fn end_grant(request: GrantRequestId) -> Result<(), Failure> {
    Ok(backend::access::end_grant(&crate::session::cx()?, request).await?)
}
