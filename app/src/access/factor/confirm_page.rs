//! A fresh proof before an act that hurts; what was asked for goes on by itself afterwards.

use super::{api::read_proof, why};
use crate::{
    access::{
        door_frame::DoorFrame,
        provider::{ProviderButton, provider},
    },
    failure::FailurePage,
    text::use_text,
    ui::{ErrorSummary, Field, FieldKind, Skeleton, Wrong},
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The page.
pub struct ConfirmPage(Fetched<bool>, Fetched<Option<String>>);

impl ConfirmPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        Self(fetch(|| (), |()| read_proof()), provider())
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let shown = move || {
            Suspend::new(async move {
                match this.0.await {
                    Ok(by_code) => view! { <Confirm by_code provider=this.1 /> }.into_any(),
                    Err(failure) => view! { <FailurePage failure /> }.into_any(),
                }
            })
        };
        view! { <Suspense fallback=|| view! { <Skeleton lines=4 /> }>{shown}</Suspense> }.into_any()
    }
}

#[component]
fn Confirm(by_code: bool, provider: Fetched<Option<String>>) -> impl IntoView {
    let text = use_text();
    let query = use_query_map().read_untracked().clone();
    let next = query.get("next").unwrap_or_else(|| "/".to_owned());
    let wrong = query.get_str("problem").map(|reason| match why::locked(text, reason) {
        Some(locked) => locked,
        None if by_code => text.door_code_wrong().to_owned(),
        None => text.access_old_wrong().to_owned(),
    });
    let errors: Vec<Wrong> = wrong.iter().map(|words| Wrong { id: "proof".into(), words: words.clone() }).collect();
    let (kind, label) = if by_code { (FieldKind::Code, text.door_code()) } else { (FieldKind::Password, text.access_password()) };
    view! {
        <DoorFrame title=text.door_confirm_title() lead=text.door_confirm_lead()>
            <ErrorSummary errors=Signal::stored(errors) />
            <form method="post" action="/confirm">
                <input type="hidden" name="next" value=next.clone() />
                <Field id="proof" name="proof" label=label kind=kind required=true error=MaybeProp::from(wrong) />
                <button type="submit" class="btn btn-primary btn-lg btn-block">{text.door_confirm_now()}</button>
            </form>
            <ProviderButton label=provider purpose="prove" next=next.clone() />
            <p class="label"><a class="btn btn-link" href=next rel="external">{text.door_confirm_not()}</a></p>
        </DoorFrame>
    }
}
