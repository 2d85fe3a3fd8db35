//! Server functions of roles.

#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

#[cfg(feature = "ssr")]
use crate::access::desk::api::given;
use crate::{failure::Failure, input::Form};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    access::{Permission, RoleTable},
    id::OwnRoleId,
};

/// The table of roles.
#[server(prefix = "/api", endpoint = "read_roles", input = Form, output = Postcard)]
pub async fn read_roles() -> Result<RoleTable, Failure> {
    Ok(backend::access::roles(&crate::session::cx()?).await?)
}

/// Builds a role; an empty model is one that allows nothing.
#[server(prefix = "/api", endpoint = "build_role", input = Form, output = Postcard)]
pub async fn build_role(title: String, like: String, key: String) -> Result<(), Failure> {
    let filled = [("title", title.as_str()), ("like", &like)];
    let built = async { Ok(backend::access::build_role(&crate::session::cx()?, &title, given("like", &like)?, &key).await?) };
    crate::session::keep(<BuildRole as leptos::server_fn::ServerFn>::PATH, &filled, built.await)
}

/// Changes a role: what it is called and what it may, ticked one by one.
#[server(prefix = "/api", endpoint = "change_role", input = Form, output = Postcard)]
pub async fn change_role(role: OwnRoleId, version: i64, title: String, #[server(default)] may: Vec<Permission>, key: String) -> Result<(), Failure> {
    let (named, ticked) = (role.to_string(), may.iter().map(|permission| permission.word()).collect::<Vec<_>>().join(","));
    let filled = [("changed", named.as_str()), ("as", &title), ("may", &ticked)];
    let draft = shared::access::RoleDraft { title: title.clone(), permissions: shared::access::Permissions::of(&may) };
    let changed = async { Ok(backend::access::change_role(&crate::session::cx()?, role, version, &draft, &key).await?) };
    crate::session::keep(<ChangeRole as leptos::server_fn::ServerFn>::PATH, &filled, changed.await)
}

/// Retires a role.
#[server(prefix = "/api", endpoint = "retire_role", input = Form, output = Postcard)]
pub async fn retire_role(role: OwnRoleId) -> Result<(), Failure> {
    Ok(backend::access::retire_role(&crate::session::cx()?, role).await?)
}
