//! The way to an approval, for whoever could see contacts in full under one.

use crate::text::use_text;
use leptos::prelude::*;
use shared::access::Role;

/// What is missing, and where it is asked for: a role that allows it, for a while.
#[component]
pub fn RevealAsk(
    /// The role to ask for.
    role: Role,
) -> impl IntoView {
    let text = use_text();
    let to = format!("/console/grants?role={}", role.word());
    view! { <p class="label soft">{text.console_reveal_ask()} " " <a href=to>{text.console_reveal_ask_now()}</a></p> }
}
