//! Staff who were invited and have not come yet, and the form that invites.

use super::{api::read_invitations, invitation_row::InvitationRow, invite_form::InviteForm};
use crate::{
    face::ConsoleData,
    text::use_text,
    ui::Crumbs,
    wire::{Fetched, fetch},
};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use shared::access::Invitations;

/// The page.
pub struct InvitationsPage(Fetched<Invitations>);

impl InvitationsPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        Self(fetch(|| (), |()| read_invitations()))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        view! { <ConsoleData page="page-account" data=this.0 view=page /> }.into_any()
    }
}

fn page(invitations: Invitations) -> AnyView {
    let text = use_text();
    let Invitations { open, campuses, own_roles, today } = invitations;
    let newest = open.first().map_or_else(|| "none".to_owned(), |newest| newest.id.to_string());
    let key = format!("invite.{newest}.{}", open.len());
    let list = if open.is_empty() {
        Either::Left(view! { <p class="soft">{text.door_invite_none()}</p> })
    } else {
        Either::Right(view! { <ul class="rows">{open.into_iter().map(|invitation| view! { <InvitationRow invitation /> }).collect_view()}</ul> })
    };
    view! {
        <Title text=text.door_invitations() />
        <header class="page-head">
            <Crumbs above=vec![("/console/accounts".into(), text.console_nav_accounts().into())] here=text.door_invitations() />
            <h1>{text.door_invitations()}</h1>
        </header>
        <div class="cols">
            <div class="left"><section class="sec" aria-labelledby="open-h"><h2 id="open-h">{text.door_invite_open()}</h2>{list}</section></div>
            <div class="right"><section class="sec" aria-labelledby="invite-h"><InviteForm campuses own_roles today key /></section></div>
        </div>
    }
    .into_any()
}
