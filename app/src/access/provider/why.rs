//! Words for why the provider of identities did not help.

use crate::{
    access::factor::locked,
    text::{Text, use_text},
    ui::{Banner, Tone},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

fn words(text: Text, reason: &str) -> String {
    if let Some(locked) = locked(text, reason) {
        return locked;
    }
    match reason {
        "away" => text.door_provider_away(),
        "refused" => text.door_provider_refused(),
        "unlinked" => text.door_provider_unlinked(),
        "taken" => text.door_provider_taken(),
        "proof" => text.door_provider_proof(),
        "busy" => text.door_provider_busy(),
        _ => text.door_provider_state(),
    }
    .to_owned()
}

/// What went wrong, as the address says; else nothing.
#[component]
pub fn ProviderProblem() -> impl IntoView {
    let text = use_text();
    let reason = use_query_map().read_untracked().get("provider");
    reason.map(|reason| view! { <Banner tone=Tone::Danger>{words(text, &reason)}</Banner> })
}
