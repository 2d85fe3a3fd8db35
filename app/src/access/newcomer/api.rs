//! Server functions of the first run and of invitations.

#![allow(clippy::too_many_arguments, reason = "each is a field of one form")]
#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

#[cfg(feature = "ssr")]
use crate::access::desk::api::given;
use crate::{failure::Failure, input::Form};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    access::{Invitations, Invited},
    id::InvitationId,
};

/// Whether the page of the first run is there.
#[server(prefix = "/api", endpoint = "read_first_run", input = Form, output = Postcard)]
pub async fn read_first_run() -> Result<(), Failure> {
    Ok(backend::access::is_first_run(&crate::session::cx()?).await?)
}

/// Makes the first administrator and signs them in.
#[server(prefix = "/api", endpoint = "start_school", input = Form, output = Postcard)]
pub async fn start_school(code: String, name: String, login: String, password: String) -> Result<(), Failure> {
    let person = shared::access::NewPerson { name, login, password };
    let signed_in = backend::access::start_school(&crate::session::cx()?, &code, person, &crate::session::device()).await?;
    crate::session::enter(&signed_in, None);
    Ok(())
}

/// The invitations that are open.
#[server(prefix = "/api", endpoint = "read_invitations", input = Form, output = Postcard)]
pub async fn read_invitations() -> Result<Invitations, Failure> {
    Ok(backend::access::invitations(&crate::session::cx()?, &crate::session::origin()).await?)
}

/// Invites a member of staff; an empty campus is every campus, empty days are at once and no end.
#[server(prefix = "/api", endpoint = "invite_staff", input = Form, output = Postcard)]
pub async fn invite_staff(
    name: String,
    login: String,
    staff_no: String,
    role: String,
    campus: String,
    from_on: String,
    last_on: String,
    key: String,
) -> Result<(), Failure> {
    let (campus, from_on, last_on) = (given("campus", &campus)?, given("from_on", &from_on)?, given("last_on", &last_on)?);
    let role = role.parse::<shared::access::RoleKey>().map_err(Failure)?;
    let role = shared::access::GiveRole { campus, from_on, last_on, ..shared::access::GiveRole::open(role) };
    let staff = shared::access::NewStaff { name, login, staff_no, role };
    Ok(backend::access::invite_staff(&crate::session::cx()?, &staff, &key).await?)
}

/// Takes an invitation back.
#[server(prefix = "/api", endpoint = "withdraw_invitation", input = Form, output = Postcard)]
pub async fn withdraw_invitation(invitation: InvitationId) -> Result<(), Failure> {
    Ok(backend::access::withdraw_invitation(&crate::session::cx()?, invitation).await?)
}

/// Makes another link for an invitation.
#[server(prefix = "/api", endpoint = "renew_invitation", input = Form, output = Postcard)]
pub async fn renew_invitation(invitation: InvitationId) -> Result<(), Failure> {
    Ok(backend::access::renew_invitation(&crate::session::cx()?, invitation).await?)
}

/// Who a link invites.
#[server(prefix = "/api", endpoint = "read_invited", input = Form, output = Postcard)]
pub async fn read_invited(token: String) -> Result<Invited, Failure> {
    Ok(backend::access::invited(&crate::session::cx()?, &token).await?)
}

/// Takes an invitation and signs in.
#[server(prefix = "/api", endpoint = "accept_invitation", input = Form, output = Postcard)]
pub async fn accept_invitation(token: String, password: String) -> Result<(), Failure> {
    let signed_in = backend::access::accept_invitation(&crate::session::cx()?, &token, password, &crate::session::device()).await?;
    crate::session::enter(&signed_in, None);
    Ok(())
}
