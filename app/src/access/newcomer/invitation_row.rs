//! One open invitation, with its link to copy or to scan.

use super::api::{RenewInvitation, WithdrawInvitation};
use crate::{
    access::factor::QrCode,
    face::role_title,
    text::use_text,
    ui::{Avatar, Field, moment},
};
use leptos::{prelude::*, server_fn::ServerFn};
use shared::access::Invitation;

/// The row; the link is folded away until it is asked for.
#[component]
pub fn InvitationRow(
    /// Which one.
    invitation: Invitation,
) -> impl IntoView {
    let text = use_text();
    let Invitation { id, name, login, role, until, link, qr } = invitation;
    let (id, field) = (id.to_string(), format!("link-{id}"));
    view! {
        <li>
            <div class="r">
                <Avatar name=name.clone() />
                <span class="grow stack stack-1">
                    <b>{name.clone()}</b>
                    <span class="label soft">{login}" · "{role_title(text, &role)}" · "{text.door_invite_until()}" "{moment(text, &until)}</span>
                </span>
                <form method="post" action=RenewInvitation::PATH>
                    <input type="hidden" name="invitation" value=id.clone() />
                    <button type="submit" class="btn btn-sm" aria-label=text.door_invite_renew_of(&name)>{text.door_invite_renew()}</button>
                </form>
                <form method="post" action=WithdrawInvitation::PATH>
                    <input type="hidden" name="invitation" value=id />
                    <button type="submit" class="btn btn-sm btn-danger" aria-label=text.door_invite_withdraw_of(&name)>{text.door_invite_withdraw()}</button>
                </form>
            </div>
            <details class="link">
                <summary>{text.door_invite_link(&name)}</summary>
                <Field id=field name="link" label=text.door_invite_link_label() value=link readonly=true />
                <QrCode qr label=text.door_invite_picture(&name) />
            </details>
        </li>
    }
}
