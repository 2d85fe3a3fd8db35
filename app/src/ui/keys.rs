//! The keys of a list, said where it ends.

use crate::text::use_text;
use leptos::prelude::*;

/// What [`super::row_keys`] listens for.
#[component]
pub fn Keys() -> impl IntoView {
    let text = use_text();
    view! {
        <span class="keys faint" aria-hidden="true">
            <kbd>"/"</kbd> {text.console_key_find()} <kbd>"J"</kbd> <kbd>"K"</kbd> {text.console_key_rows()} <kbd>"Enter"</kbd> {text.console_key_open()}
        </span>
    }
}
