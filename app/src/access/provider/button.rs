//! The button that leads to the provider. A plain form: the page that follows is a new document.

use super::{api::read_provider, why::ProviderProblem};
use crate::{
    text::use_text,
    wire::{Fetched, fetch},
};
use leptos::prelude::*;

/// Asks the server what the provider is called.
#[must_use]
pub fn provider() -> Fetched<Option<String>> {
    fetch(|| (), |()| read_provider())
}

/// The button, if there is a provider, and what went wrong the last time.
#[component]
pub fn ProviderButton(
    /// What it is called.
    label: Fetched<Option<String>>,
    /// What for: `sign_in` or `prove`.
    purpose: &'static str,
    /// Where to go on afterwards.
    next: String,
) -> impl IntoView {
    let text = use_text();
    let shown = move || {
        let next = next.clone();
        Suspend::new(async move {
            let label = label.await.ok().flatten()?;
            let words = if purpose == "prove" { text.door_provider_confirm(label) } else { text.door_provider_with(label) };
            Some(view! {
                <form method="post" action="/provider">
                    <input type="hidden" name="purpose" value=purpose />
                    <input type="hidden" name="next" value=next />
                    <button type="submit" class="btn btn-lg btn-block">{words}</button>
                </form>
            })
        })
    };
    view! { <ProviderProblem /><Suspense>{shown}</Suspense> }
}
