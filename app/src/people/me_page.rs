//! The guardian: children, settings, help, the way out.

#![allow(clippy::needless_pass_by_value, reason = "a component owns its props")]

use super::{
    api::read_family,
    portal::{ChildRows, Help, NoChild, Settings},
};
use crate::{
    face::{PortalFrame, PortalWaiting, Tab},
    failure::FailurePage,
    session::Here,
    text::use_text,
    ui::{Avatar, AvatarSize},
    wire::{Fetched, fetch},
};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use shared::{
    access::AccountKind,
    people::{Child, Family},
};

/// What belongs to the person rather than to a child.
pub struct MePage {
    family: Fetched<Family>,
}

impl MePage {
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
                    Ok(family) => Either::Left(view! { <Own family /> }),
                    Err(failure) => Either::Right(view! { <FailurePage failure /> }),
                }
            })
        };
        view! { <Suspense fallback=|| view! { <PortalWaiting tab=Tab::Me /> }>{read}</Suspense> }.into_any()
    }
}

#[component]
fn Own(family: Family) -> impl IntoView {
    let text = use_text();
    let first = family.children.first().map(|child| child.id);
    view! {
        <Title text=text.portal_tab_me() />
        <PortalFrame page="page-me" title=text.portal_tab_me() tab=Tab::Me child=first>
            <Person />
            <section class="sec" aria-labelledby="me-children"><h2 id="me-children">{text.portal_children()}</h2>{children_of(family.children)}</section>
            <Settings />
            <Help />
        </PortalFrame>
    }
}

#[component]
fn Person() -> impl IntoView {
    let text = use_text();
    let me = use_context::<Here>().and_then(|here| here.0);
    let kind = if me.as_ref().is_some_and(|me| me.kind == AccountKind::Learner) { text.console_kind_learner() } else { text.portal_guardian() };
    let name = me.map_or_else(String::new, |me| me.name);
    view! {
        <div class="row gap-4 person">
            <Avatar name=name.clone() size=AvatarSize::Huge accent=true />
            <p class="grow"><b class="title">{name}</b><br /><span class="label soft">{kind}</span></p>
        </div>
    }
}

fn children_of(children: Vec<Child>) -> impl IntoView {
    if children.is_empty() { Either::Left(view! { <NoChild /> }) } else { Either::Right(view! { <ChildRows children_of=children /> }) }
}
