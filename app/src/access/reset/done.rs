//! At the door, after a new password.

use crate::{
    text::use_text,
    ui::{Banner, Tone},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Says that the new password holds, where it was just set.
#[component]
pub fn Done() -> impl IntoView {
    let text = use_text();
    let done = use_query_map().read_untracked().get_str("done") == Some("reset");
    done.then(|| view! { <Banner tone=Tone::Positive>{text.reset_done()}</Banner> })
}
