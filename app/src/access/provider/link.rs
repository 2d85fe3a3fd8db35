//! The provider on the administrator's page of an account.

use super::api::{LinkIdentity, UnlinkIdentity};
use crate::{
    text::use_text,
    ui::{ErrorSummary, Field, FieldKind, Wrong, date::day_full},
};
use leptos::{either::Either, prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use shared::{access::Identity, id::AccountId};

/// Whether the account is linked, and linking it by the name the provider has for the person.
#[component]
pub fn LinkSection(
    /// Whose account.
    account: AccountId,
    /// How it stands.
    identity: Identity,
) -> impl IntoView {
    let text = use_text();
    let Identity { label, since } = identity;
    let body = match since {
        Some(day) => Either::Left(view! {
            <p class="soft">{text.door_provider_since(day_full(text, day))}</p>
            <form method="post" action=UnlinkIdentity::PATH>
                <input type="hidden" name="account" value=account.to_string() />
                <button type="submit" class="btn">{text.door_provider_unlink()}</button>
            </form>
        }),
        None => Either::Right(view! { <LinkForm account label=label.clone() /> }),
    };
    view! { <section class="sec" aria-labelledby="provider-h"><h2 id="provider-h">{text.door_provider_with(label)}</h2>{body}</section> }
}

#[component]
fn LinkForm(account: AccountId, label: String) -> impl IntoView {
    let text = use_text();
    let typed = use_query_map().read_untracked().get("subject").unwrap_or_default();
    let failure = ServerAction::<LinkIdentity>::new().value().get_untracked().and_then(Result::err);
    let wrong = failure.and_then(|failure| failure.reason("subject")).map(|reason| match reason.as_str() {
        "taken" => text.door_provider_taken().to_owned(),
        _ => text.door_provider_subject_required().to_owned(),
    });
    let errors: Vec<Wrong> = wrong.iter().map(|words| Wrong { id: "subject".into(), words: words.clone() }).collect();
    view! {
        <p class="soft">{text.door_provider_none(label.clone())}</p>
        <ErrorSummary errors=Signal::stored(errors) />
        <form method="post" action=LinkIdentity::PATH class="stack stack-4">
            <input type="hidden" name="account" value=account.to_string() />
            <Field
                id="subject" name="subject" label=text.door_provider_subject() hint=text.door_provider_subject_hint() kind=FieldKind::Text required=true
                value=typed error=MaybeProp::from(wrong)
            />
            <p><button type="submit" class="btn">{text.door_provider_link(label)}</button></p>
        </form>
    }
}
