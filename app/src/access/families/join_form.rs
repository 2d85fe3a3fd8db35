//! The steps of a guardian who joins.

use super::{
    api::{AcceptChildren, JoinFamily, SendProof},
    words::{of, wrongs},
};
use crate::{
    access::api::SignOut,
    text::{Text, use_text},
    ui::{Banner, ButtonKind, ErrorSummary, Field, FieldKind, LinkButton, Tone, address},
};
use leptos::{prelude::*, server_fn::ServerFn};
use shared::access::JoinStep;

/// What is to be done now.
#[component]
pub(super) fn Steps(
    /// The secret of the link.
    token: String,
    /// The phone, masked.
    phone: String,
    /// Where the guardian stands.
    step: JoinStep,
) -> impl IntoView {
    let text = use_text();
    match step {
        JoinStep::Send => {
            view! { <p>{text.families_send_to(phone)}</p>{send(text, token, text.families_send(), "btn btn-primary btn-lg btn-block")} }.into_any()
        }
        JoinStep::Prove => view! { <Prove token phone /> }.into_any(),
        JoinStep::SignIn => {
            let href = address("/sign-in", &[("next", &format!("/join/{token}"))]);
            view! { <p>{text.families_known(phone)}</p><LinkButton href kind=ButtonKind::Primary class="btn-lg btn-block">{text.failure_sign_in()}</LinkButton> }.into_any()
        }
        JoinStep::Add => view! {
            <form method="post" action=AcceptChildren::PATH>
                <input type="hidden" name="token" value=token />
                <button type="submit" class="btn btn-primary btn-lg btn-block">{text.families_accept()}</button>
            </form>
        }
        .into_any(),
        JoinStep::Other => view! {
            <p>{text.families_other(phone)}</p>
            <form method="post" action=SignOut::PATH><button class="btn btn-block" type="submit">{text.access_sign_out()}</button></form>
        }
        .into_any(),
    }
}

/// Asks for a code; says why none was sent.
fn send(text: Text, token: String, label: &'static str, class: &'static str) -> impl IntoView {
    let failure = ServerAction::<SendProof>::new().value().get_untracked().and_then(Result::err);
    let refused = of(&wrongs(text, failure.as_ref(), &["code"]), "code").map(|words| view! { <Banner tone=Tone::Danger>{words}</Banner> });
    view! {
        {refused}
        <form method="post" action=SendProof::PATH>
            <input type="hidden" name="token" value=token />
            <button type="submit" class=class>{label}</button>
        </form>
    }
}

#[component]
fn Prove(token: String, phone: String) -> impl IntoView {
    let text = use_text();
    let failure = ServerAction::<JoinFamily>::new().value().get_untracked().and_then(Result::err);
    let wrong = wrongs(text, failure.as_ref(), &["code", "password"]);
    let [code, password] = ["code", "password"].map(|field| MaybeProp::from(of(&wrong, field)));
    view! {
        <p>{text.families_sent(phone)}</p>
        <ErrorSummary errors=Signal::stored(wrong) bare=true />
        <form method="post" action=JoinFamily::PATH>
            <input type="hidden" name="token" value=token.clone() />
            <Field id="code" name="code" label=text.families_proof() kind=FieldKind::Code required=true error=code />
            <Field id="password" name="password" label=text.access_password() hint=text.access_new_hint() kind=FieldKind::NewPassword required=true error=password />
            <button type="submit" class="btn btn-primary btn-lg btn-block">{text.families_join_now()}</button>
        </form>
        {send(text, token, text.families_send_again(), "btn btn-block")}
    }
}
