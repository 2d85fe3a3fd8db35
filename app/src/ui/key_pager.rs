//! Below a list that is read from a key on.

use super::icon::{Icon, IconName};
use crate::text::use_text;
use leptos::prelude::*;

/// What is shown, the way back to the first page and on to the next. Keyset pages have no numbers; the browser's own
/// way back leads to the page before.
#[component]
pub fn KeyPager(
    /// What is shown: 「本页 40 位，共 1,284 位」.
    #[prop(into)]
    summary: String,
    /// The first page, when this is a later one.
    #[prop(optional_no_strip)]
    first: Option<String>,
    /// The next page, when there is one.
    #[prop(optional_no_strip)]
    next: Option<String>,
    /// What else is to be known of the list.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let text = use_text();
    let paged = first.is_some() || next.is_some();
    let first = first.map(|href| view! { <a class="btn btn-sm" href=href><Icon name=IconName::ChevronLeft />{text.console_first_page()}</a> });
    let next = match next {
        Some(href) => view! { <a class="btn btn-sm" href=href rel="next">{text.ui_next()}<Icon name=IconName::ChevronRight /></a> }.into_any(),
        None => view! { <span class="faint">{text.console_last_page()}</span> }.into_any(),
    };
    view! {
        <nav class="pager" aria-label=text.ui_pages()>
            <span>{summary}</span>
            {children.map(|children| children())}
            {paged.then(|| view! { <span class="push row">{first} {next}</span> })}
        </nav>
    }
}
