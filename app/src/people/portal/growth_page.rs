//! The way to a child's growth when no child was named.

use super::{
    super::api::read_family,
    children::{ChildRows, NoChild},
};
use crate::{
    face::{PortalFrame, PortalWaiting, Tab},
    failure::FailurePage,
    text::use_text,
    wire::{Fetched, fetch},
};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use shared::people::Family;

/// Whose growth?
pub struct GrowthPage {
    family: Fetched<Family>,
}

impl GrowthPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        Self { family: fetch(|| (), |()| read_family()) }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let read = move || {
            Suspend::new(async move {
                match this.family.await {
                    Ok(family) => Either::Left(view! { <Choice family /> }),
                    Err(failure) => Either::Right(view! { <FailurePage failure /> }),
                }
            })
        };
        view! { <Suspense fallback=|| view! { <PortalWaiting tab=Tab::Growth /> }>{read}</Suspense> }.into_any()
    }
}

#[component]
fn Choice(family: Family) -> impl IntoView {
    let text = use_text();
    let body = if family.children.is_empty() {
        Either::Left(view! {
            <h2 class="sr">{text.portal_children()}</h2>
            <NoChild />
        })
    } else {
        Either::Right(view! { <ChildRows children_of=family.children /> })
    };
    view! {
        <Title text=text.portal_tab_growth() />
        <PortalFrame title=text.portal_choose_child() tab=Tab::Growth>{body}</PortalFrame>
    }
}
