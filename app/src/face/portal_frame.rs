//! The portal around a page: the tabs and the children.

use crate::{
    layout::{Kid, NavItem, PortalShell},
    text::use_text,
    ui::{IconName, LangSwitch, Skeleton, ThemeToggle},
};
use leptos::{either::Either, prelude::*};
use shared::id::LearnerId;

/// A tab of the portal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tab {
    /// 首页.
    Home,
    /// 成长.
    Growth,
    /// 我的.
    Me,
}

/// A page of the portal about `child`, one of `children_of`.
#[component]
pub fn PortalFrame(
    /// The page's class.
    #[prop(optional)]
    page: &'static str,
    /// The page's name; seen where there are no children to switch between.
    #[prop(into)]
    title: String,
    /// The tab it belongs to.
    tab: Tab,
    /// The children to switch between.
    #[prop(optional)]
    children_of: Vec<(LearnerId, String)>,
    /// The child the page is about; on pages about the family, the first one.
    #[prop(optional_no_strip)]
    child: Option<LearnerId>,
    /// The page.
    children: Children,
) -> impl IntoView {
    let text = use_text();
    let of = child.map(|child| format!("/{child}")).unwrap_or_default();
    let item = |own: Tab, href: String, label: &str, icon| NavItem { href, label: label.into(), icon, count: None, current: own == tab };
    let tabs = vec![
        item(Tab::Home, "/portal".into(), text.portal_tab_home(), IconName::Home),
        item(Tab::Growth, format!("/portal/growth{of}"), text.portal_tab_growth(), IconName::Sprout),
        item(Tab::Me, "/portal/me".into(), text.portal_tab_me(), IconName::Learner),
    ];
    let seen = children_of.is_empty();
    let kids = children_of.into_iter().map(|(id, name)| Kid { href: format!("/portal/growth/{id}"), name, current: Some(id) == child }).collect();
    let acts = move || match tab {
        Tab::Home => Either::Left(view! { <ThemeToggle /> <LangSwitch href="/lang" /> }),
        Tab::Growth | Tab::Me => Either::Right(()),
    };
    view! {
        <PortalShell page=page title=title seen=seen tabs=tabs kids=kids acts=acts>
            {children()}
        </PortalShell>
    }
}

/// The frame while its page is on the way.
#[component]
pub fn PortalWaiting(
    /// The tab that was pressed.
    tab: Tab,
) -> impl IntoView {
    let text = use_text();
    let title = match tab {
        Tab::Home => text.portal_tab_home(),
        Tab::Growth => text.portal_tab_growth(),
        Tab::Me => text.portal_tab_me(),
    };
    view! { <PortalFrame title=title tab=tab><Skeleton lines=6 /></PortalFrame> }
}
