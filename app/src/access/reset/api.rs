//! Server functions of ways back in.

#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{failure::Failure, input::Form};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    access::{Resetting, WayBack},
    id::AccountId,
};

/// The door, saying that the new password holds.
#[cfg(feature = "ssr")]
const DONE: &str = "/sign-in?done=reset";

/// How it stands with the way back to an account.
#[server(prefix = "/api", endpoint = "read_reset_link", input = Form, output = Postcard)]
pub async fn read_reset_link(account: AccountId) -> Result<WayBack, Failure> {
    Ok(backend::access::reset_link(&crate::session::cx()?, account, &crate::session::origin()).await?)
}

/// Makes a link by which a new password is chosen.
#[server(prefix = "/api", endpoint = "make_reset_link", input = Form, output = Postcard)]
pub async fn make_reset_link(account: AccountId, key: String) -> Result<(), Failure> {
    Ok(backend::access::make_reset_link(&crate::session::cx()?, account, &key).await?)
}

/// Takes that link back.
#[server(prefix = "/api", endpoint = "withdraw_reset_link", input = Form, output = Postcard)]
pub async fn withdraw_reset_link(account: AccountId) -> Result<(), Failure> {
    Ok(backend::access::withdraw_reset_link(&crate::session::cx()?, account).await?)
}

/// Whose password a link sets.
#[server(prefix = "/api", endpoint = "read_resetting", input = Form, output = Postcard)]
pub async fn read_resetting(token: String) -> Result<Resetting, Failure> {
    Ok(backend::access::resetting(&crate::session::cx()?, &token).await?)
}

/// Takes a link and sets the password.
#[server(prefix = "/api", endpoint = "reset_password", input = Form, output = Postcard)]
pub async fn reset_password(token: String, password: String) -> Result<(), Failure> {
    backend::access::reset_password(&crate::session::cx()?, &token, password).await?;
    crate::session::go(DONE);
    Ok(())
}

/// Asks for a code to the phone of a login.
#[server(prefix = "/api", endpoint = "ask_reset_code", input = Form, output = Postcard)]
pub async fn ask_reset_code(login: String) -> Result<(), Failure> {
    let token = backend::access::ask_reset_code(&crate::session::cx()?, &login).await?;
    crate::session::keep_reset(Some(&token));
    crate::session::go("/forgot/code");
    Ok(())
}

/// Takes the code that came to the phone.
#[server(prefix = "/api", endpoint = "check_reset_code", input = Form, output = Postcard)]
pub async fn check_reset_code(code: String) -> Result<(), Failure> {
    backend::access::check_reset_code(&crate::session::cx()?, &crate::session::reset()?, &code).await?;
    crate::session::go("/forgot/password");
    Ok(())
}

/// Sets the password after the phone was proved.
#[server(prefix = "/api", endpoint = "choose_password", input = Form, output = Postcard)]
pub async fn choose_password(password: String) -> Result<(), Failure> {
    backend::access::choose_password(&crate::session::cx()?, &crate::session::reset()?, password).await?;
    crate::session::keep_reset(None);
    crate::session::go(DONE);
    Ok(())
}
