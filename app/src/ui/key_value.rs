//! Facts, one a line.

use leptos::prelude::*;

/// A list of [`Pair`].
#[component]
pub fn KeyValue(
    /// The facts.
    children: Children,
) -> impl IntoView {
    view! { <dl class="kv">{children()}</dl> }
}

/// One fact.
#[component]
pub fn Pair(
    /// Which.
    #[prop(into)]
    key: String,
    /// What it is.
    children: Children,
) -> impl IntoView {
    view! { <dt>{key}</dt><dd>{children()}</dd> }
}
