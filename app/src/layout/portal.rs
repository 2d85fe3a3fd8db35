//! The phone: children on top, one page, five tabs below.

use super::nav::{NavItem, Skip, tab};
use crate::{
    text::use_text,
    ui::{Avatar, IconButton, IconName, child_mark},
};
use leptos::prelude::*;

/// A child one can switch to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kid {
    /// The same page about this child.
    pub href: String,
    /// The given name, as it is called at home.
    pub name: String,
    /// The page is about this child.
    pub current: bool,
}

fn kid(kid: Kid) -> impl IntoView {
    let Kid { href, name, current } = kid;
    view! { <a href=href aria-current=current.then_some("true")><Avatar name=child_mark(&name) />{name}</a> }
}

/// The portal's frame.
#[component]
pub fn PortalShell(
    /// The page's class, such as `page-growth`.
    #[prop(optional)]
    page: &'static str,
    /// What the page is called; heard, and seen when there is a way back.
    #[prop(into)]
    title: String,
    /// The name of the page is seen although there is no way back.
    #[prop(optional)]
    seen: bool,
    /// The tabs.
    tabs: Vec<NavItem>,
    /// The children of this guardian.
    #[prop(optional)]
    kids: Vec<Kid>,
    /// The way back, on pages below a tab.
    #[prop(optional, into)]
    back: Option<String>,
    /// At the right of the head.
    #[prop(optional, into)]
    acts: ViewFn,
    /// The page: sections.
    children: Children,
) -> impl IntoView {
    let text = use_text();
    let class = if seen || back.is_some() { "grow" } else { "sr" };
    let kids = (!kids.is_empty()).then(|| view! { <nav class="kids" aria-label=text.ui_switch_child()>{kids.into_iter().map(kid).collect_view()}</nav> });
    view! {
        <div class=["phone ", page].concat() data-face="portal">
            <Skip />
            <header class="phone-head">
                {back.map(|href| view! { <IconButton label=text.ui_back() icon=IconName::ChevronLeft href class="back" /> })}
                <h1 class=class>{title}</h1>
                {kids}
                <span class="push row gap-1">{acts.run()}</span>
            </header>
            <main class="phone-main" id="main" tabindex="-1">{children()}</main>
            <nav class="tabbar" aria-label=text.ui_bottom_nav()><ul>{tabs.into_iter().map(tab).collect_view()}</ul></nav>
        </div>
    }
}
