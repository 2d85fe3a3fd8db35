//! The first page of the portal: what is next, how much is left, child by child.

#![allow(clippy::needless_pass_by_value, reason = "a component owns its props")]

use super::{
    api::read_family,
    portal::{ChildCard, NoChild},
};
use crate::{
    face::{PortalFrame, PortalWaiting, Tab},
    failure::FailurePage,
    session::Here,
    text::use_text,
    ui::date,
    wire::{Fetched, fetch},
};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use shared::people::Family;

/// The home of a guardian.
pub struct HomePage {
    family: Fetched<Family>,
}

impl HomePage {
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
                    Ok(family) => Either::Left(view! { <Home family /> }),
                    Err(failure) => Either::Right(view! { <FailurePage failure /> }),
                }
            })
        };
        view! { <Suspense fallback=|| view! { <PortalWaiting tab=Tab::Home /> }>{read}</Suspense> }.into_any()
    }
}

#[component]
fn Home(family: Family) -> impl IntoView {
    let text = use_text();
    let name = use_context::<Here>().and_then(|here| here.0).map_or_else(String::new, |me| me.name);
    let Family { children, today } = family;
    let first = children.first().map(|child| child.id);
    let cards = children.into_iter().map(|child| view! { <ChildCard child today /> }).collect_view();
    let cards = match first {
        Some(_) => Either::Left(cards),
        None => Either::Right(view! {
            <h2 class="sr">{text.portal_children()}</h2>
            <NoChild />
        }),
    };
    view! {
        <Title text=text.portal_tab_home() />
        <PortalFrame page="page-home" title=text.portal_hello(name) tab=Tab::Home child=first>
            <p class="label soft">{text.portal_today(date::day(text, today))}</p>
            {cards}
        </PortalFrame>
    }
}
