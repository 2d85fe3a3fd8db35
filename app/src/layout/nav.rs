//! What navigation is made of.

use crate::{
    session::Here,
    text::use_text,
    ui::{Icon, IconName, screen_mark},
};
use leptos::prelude::*;

/// One place to go.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NavItem {
    /// Where.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// What is seen.
    pub icon: IconName,
    /// How many wait there.
    pub count: Option<u32>,
    /// One is there.
    pub current: bool,
}

/// Places that belong together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NavGroup {
    /// What they have in common; the first group has no title.
    pub title: Option<String>,
    /// The places.
    pub items: Vec<NavItem>,
}

/// Whose screen it is.
pub(super) fn whose() -> Option<impl IntoView> {
    use_context::<Here>().and_then(|here| here.1).map(|words| screen_mark(&words))
}

/// Jumps over the navigation.
#[component]
pub(super) fn Skip() -> impl IntoView {
    view! { <a class="skip" href="#main">{use_text().ui_skip()}</a> }
}

/// A place in the console's navigation, with what stands `beside` it.
pub(super) fn desk(item: NavItem, beside: &[(&'static str, ViewFn)]) -> impl IntoView + use<> {
    let NavItem { href, label, icon, count, current } = item;
    let count = count.map(|n| view! { <span class="n">{n}</span> });
    let beside = beside.iter().find(|(place, _)| *place == href).map(|(_, view)| view.run());
    view! { <li><a href=href aria-current=current.then_some("page")><Icon name=icon />{label}{count}{beside}</a></li> }
}

/// A place in the portal's tab bar.
pub(super) fn tab(item: NavItem) -> impl IntoView {
    let NavItem { href, label, icon, count, current } = item;
    let count = count.filter(|n| *n > 0).map(|n| {
        view! { <span class="count count-hot"><span aria-hidden="true">{n}</span><span class="sr">{use_text().ui_unread(n)}</span></span> }
    });
    view! { <li><a href=href aria-current=current.then_some("page")><Icon name=icon />{label}{count}</a></li> }
}
