//! Server functions of the administrator's desk and of one's own account.

#![allow(clippy::too_many_arguments, reason = "a form has as many fields")]
#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{failure::Failure, input::Form};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    access::{AccountSheet, Device, Leaving},
    id::{AccountId, HeldRoleId},
};
use std::collections::BTreeMap;

/// What a form left empty, or what it says.
#[cfg(feature = "ssr")]
pub fn given<T: std::str::FromStr>(field: &str, text: &str) -> Result<Option<T>, Failure> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Failure(shared::error::AppError::invalid(field, "unreadable")))
}

/// What goes to whom, by the names of the fields; those left empty go to nobody.
#[cfg(feature = "ssr")]
fn heirs<K: std::str::FromStr + Ord, V: std::str::FromStr>(prefix: &str, chosen: &[(String, String)]) -> Result<BTreeMap<K, V>, Failure> {
    let mut heirs = BTreeMap::new();
    for (field, heir) in chosen {
        if let (Some(of), Some(heir)) = (given(field, field.strip_prefix(prefix).unwrap_or_default())?, given(field, heir)?) {
            heirs.insert(of, heir);
        }
    }
    Ok(heirs)
}

/// All about one account.
#[server(prefix = "/api", endpoint = "read_account", input = Form, output = Postcard)]
pub async fn read_account(account: AccountId) -> Result<AccountSheet, Failure> {
    Ok(backend::access::account(&crate::session::cx()?, account).await?)
}

/// Gives a role; an empty campus, department or class is every one, empty days are now and no end.
#[server(prefix = "/api", endpoint = "give_role", input = Form, output = Postcard)]
#[allow(clippy::too_many_arguments, reason = "the fields of a form")]
pub async fn give_role(
    account: AccountId,
    role: String,
    campus: String,
    department: String,
    class: String,
    from_on: String,
    last_on: String,
    key: String,
) -> Result<(), Failure> {
    let filled = [("role", role.as_str()), ("campus", &campus), ("department", &department), ("class", &class), ("from_on", &from_on), ("last_on", &last_on)];
    let given = async {
        let (campus, from_on, last_on) = (given("campus", &campus)?, given("from_on", &from_on)?, given("last_on", &last_on)?);
        let (department, class) = (given("department", &department)?, given("class", class.trim())?);
        let role = shared::access::GiveRole { role: role.parse().map_err(Failure)?, campus, department, class, from_on, last_on };
        Ok(backend::access::give_role(&crate::session::cx()?, account, &role, &key).await?)
    };
    crate::session::keep(<GiveRole as leptos::server_fn::ServerFn>::PATH, &filled, given.await)
}

/// Ends a role.
#[server(prefix = "/api", endpoint = "end_role", input = Form, output = Postcard)]
pub async fn end_role(account: AccountId, role: HeldRoleId) -> Result<(), Failure> {
    Ok(backend::access::end_role(&crate::session::cx()?, account, role).await?)
}

/// What somebody would leave behind.
#[server(prefix = "/api", endpoint = "read_leaving", input = Form, output = Postcard)]
pub async fn read_leaving(account: AccountId) -> Result<Leaving, Failure> {
    Ok(backend::access::leaving(&crate::session::cx()?, account).await?)
}

/// Ends all somebody may do, and hands over their classes, all to one colleague or each to its own, and their leads by campus;
/// empty is nobody.
#[server(prefix = "/api", endpoint = "stop_account", input = Form, output = Postcard)]
pub async fn stop_account(
    account: AccountId,
    #[server(default)] all: String,
    #[server(default)] each: BTreeMap<String, String>,
    #[server(default)] leads: BTreeMap<String, String>,
) -> Result<(), Failure> {
    // In a form a name that begins with a digit would be a place in a list: there each is `of-` and its id.
    let named = |prefix: &str, (of, heir): (&String, &String)| (of.replacen("of-", prefix, 1), heir.clone());
    let each: Vec<_> = each.iter().map(|one| named("each-", one)).collect();
    let leads: Vec<_> = leads.iter().map(|one| named("leads-", one)).collect();
    let filled: Vec<(&str, &str)> = each.iter().chain(&leads).map(|(of, heir)| (of.as_str(), heir.as_str())).chain([("all", all.as_str())]).collect();
    let stopped = async {
        let heirs = shared::access::HandOver { all: given("all", &all)?, each: heirs("each-", &each)?, leads: heirs("leads-", &leads)? };
        Ok(backend::access::stop_account(&crate::session::cx()?, account, &heirs).await?)
    };
    crate::session::keep(<StopAccount as leptos::server_fn::ServerFn>::PATH, &filled, stopped.await)?;
    crate::session::go(&format!("/console/accounts/{account}"));
    Ok(())
}

/// Lets somebody sign in again.
#[server(prefix = "/api", endpoint = "restart_account", input = Form, output = Postcard)]
pub async fn restart_account(account: AccountId) -> Result<(), Failure> {
    Ok(backend::access::restart_account(&crate::session::cx()?, account).await?)
}

/// Where the asker is signed in.
#[server(prefix = "/api", endpoint = "read_devices", input = Form, output = Postcard)]
pub async fn read_devices() -> Result<Vec<Device>, Failure> {
    Ok(backend::access::own_devices(&crate::session::cx()?, &crate::session::token()?).await?)
}

/// Signs one device of the asker out, or all others.
#[server(prefix = "/api", endpoint = "end_device", input = Form, output = Postcard)]
pub async fn end_device(device: Option<String>) -> Result<(), Failure> {
    Ok(backend::access::end_device(&crate::session::cx()?, &crate::session::token()?, device.as_deref()).await?)
}

/// Changes the asker's password and goes to `back`.
#[server(prefix = "/api", endpoint = "change_password", input = Form, output = Postcard)]
pub async fn change_password(old: String, new: String, back: String) -> Result<(), Failure> {
    backend::access::change_password(&crate::session::cx()?, &crate::session::token()?, old, new).await?;
    crate::session::go(&back);
    Ok(())
}
