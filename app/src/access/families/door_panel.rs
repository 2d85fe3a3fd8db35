//! The invitation of one guardian: link, picture, short code; or the way to make one.

use super::api::{InviteGuardian, RenewGuardian, WithdrawGuardian};
use crate::{
    access::factor::QrCode,
    text::{Text, use_text},
    ui::{Field, KeyValue, Pair, moment},
};
use leptos::{either::Either, prelude::*, server_fn::ServerFn};
use shared::{
    access::{LinkLine, OpenDoor},
    id::LearnerId,
};

/// What there is to hand out, or to ask for.
#[component]
pub(super) fn DoorPanel(
    /// Whose family.
    learner: LearnerId,
    /// The guardian.
    line: LinkLine,
) -> impl IntoView {
    let text = use_text();
    let ids = move |guardian: String| {
        view! {
            <input type="hidden" name="learner" value=learner.to_string() />
            <input type="hidden" name="guardian" value=guardian />
        }
    };
    let guardian = line.guardian.to_string();
    let body = match line.door {
        Some(door) => Either::Left(view! {
            {open(text, door, &line.name)}
            <div class="row row-wrap">
                <form method="post" action=RenewGuardian::PATH>{ids(guardian.clone())}<button type="submit" class="btn btn-sm">{text.families_renew()}</button></form>
                <form method="post" action=WithdrawGuardian::PATH>{ids(guardian)}<button type="submit" class="btn btn-sm btn-danger">{text.families_withdraw()}</button></form>
            </div>
        }),
        None if line.signs_in && !line.waits => Either::Right(Either::Left(view! { <p class="soft">{text.families_signs_in_text()}</p> })),
        None if line.phone.is_none() => Either::Right(Either::Left(view! { <p class="soft">{text.families_no_phone()}</p> })),
        None => Either::Right(Either::Right(view! {
            <p class="soft">{if line.waits { text.families_waits_text() } else { text.families_invite_text() }}</p>
            <form method="post" action=InviteGuardian::PATH>{ids(guardian)}<button type="submit" class="btn btn-primary">{text.families_invite()}</button></form>
        })),
    };
    view! { <section class="sec" aria-labelledby="door-h"><h2 id="door-h">{text.families_door()}</h2>{body}</section> }
}

fn open(text: Text, door: OpenDoor, name: &str) -> impl IntoView + use<> {
    let OpenDoor { link, qr, code, until } = door;
    view! {
        <KeyValue>
            <Pair key=text.families_code()><span class="mono title">{code.to_ascii_uppercase()}</span></Pair>
            <Pair key=text.door_invite_until()>{moment(text, &until)}</Pair>
        </KeyValue>
        <p class="label soft">{text.families_code_how()}</p>
        <div class="link">
            <Field id="door-link" name="link" label=text.door_invite_link_label() value=link readonly=true />
            <QrCode qr label=text.families_picture(name) />
        </div>
    }
}
