//! Filters, as chips.

use super::icon::{Icon, IconName};
use crate::text::use_text;
use leptos::prelude::*;

/// A filter in force; its cross is a link to the page without it.
#[component]
pub fn Chip(
    /// What is filtered, such as 「校区」.
    #[prop(into)]
    key: String,
    /// By what.
    #[prop(into)]
    value: String,
    /// The page without it.
    #[prop(into)]
    remove: String,
) -> impl IntoView {
    let label = use_text().ui_remove_filter(&key, &value);
    view! {
        <span class="chip">
            <span class="k">{key}</span>
            {value}
            <a href=remove aria-label=label><Icon name=IconName::X /></a>
        </span>
    }
}

/// A choice among a few, as a link.
#[component]
pub fn ChipLink(
    /// Where it is.
    #[prop(into)]
    href: String,
    /// It is what is shown.
    #[prop(optional)]
    current: bool,
    /// The word.
    children: Children,
) -> impl IntoView {
    view! { <a class="chip chip-pick" href=href aria-current=current.then_some("true")>{children()}</a> }
}
