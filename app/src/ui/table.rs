//! Round a `<table class="table">`: scrolling, sorting, paging.

use super::icon::{Icon, IconName};
use crate::text::use_text;
use leptos::{either::Either, prelude::*};

/// Lets a wide table scroll inside itself.
#[component]
pub fn TableWrap(
    /// What the table lists.
    #[prop(into)]
    label: String,
    /// Further classes, such as `bleed`.
    #[prop(optional)]
    class: &'static str,
    /// The table, with `<thead>` and `<tbody>`.
    children: Children,
) -> impl IntoView {
    view! { <div class=["table-wrap ", class].concat() tabindex="0" role="region" aria-label=label>{children()}</div> }
}

/// How a column is sorted.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Sorted {
    /// Could be.
    #[default]
    Not,
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// A column head that sorts: a link, so that the URL holds the order.
#[component]
pub fn SortHeader(
    /// The column.
    #[prop(into)]
    label: String,
    /// The page sorted by it, or the other way round.
    #[prop(into)]
    href: String,
    /// How it is now.
    #[prop(optional)]
    sorted: Sorted,
    /// Figures stand right.
    #[prop(optional)]
    numeric: bool,
) -> impl IntoView {
    let (order, icon) = match sorted {
        Sorted::Not => (None, IconName::Sort),
        Sorted::Ascending => (Some("ascending"), IconName::ArrowUp),
        Sorted::Descending => (Some("descending"), IconName::ArrowDown),
    };
    view! { <th scope="col" class=numeric.then_some("n") aria-sort=order><a href=href>{label}<Icon name=icon /></a></th> }
}

/// Previous and next set; keyset pages have no numbers.
#[component]
pub fn Pager(
    /// What is shown: 「第 51–100 位，共 1,284 位」.
    #[prop(into)]
    summary: String,
    /// The set before.
    #[prop(optional_no_strip, into)]
    previous: Option<String>,
    /// The set after.
    #[prop(optional_no_strip, into)]
    next: Option<String>,
) -> impl IntoView {
    let text = use_text();
    let link = |href: Option<String>, rel: &'static str, label: &'static str| match href {
        Some(href) => Either::Left(view! { <a class="btn btn-sm" href=href rel=rel>{label}</a> }),
        None => Either::Right(view! { <span class="btn btn-sm" aria-disabled="true">{label}</span> }),
    };
    view! {
        <nav class="pager" aria-label=text.ui_pages()>
            <span>{summary}</span>
            <span class="push row">{link(previous, "prev", text.ui_previous())} {link(next, "next", text.ui_next())}</span>
        </nav>
    }
}
