//! Where one is: tabs, crumbs, steps.

use super::icon::{Icon, IconName};
use crate::text::use_text;
use leptos::prelude::*;

/// A side of the same thing, at its own address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tab {
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// How many are there.
    pub count: Option<u32>,
    /// It is what is shown.
    pub current: bool,
}

/// Tabs are links: each side has its address.
#[component]
pub fn Tabs(
    /// What they are sides of.
    #[prop(into)]
    label: String,
    /// The sides.
    items: Vec<Tab>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|Tab { href, label, count, current }| {
            let count = count.map(|n| view! { <span class="count">{n}</span> });
            view! { <a href=href aria-current=current.then_some("page")>{label} {count}</a> }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=label>{items}</nav> }
}

/// The way down to this page; the page itself comes last.
#[component]
pub fn Crumbs(
    /// Address and name of each step above.
    above: Vec<(String, String)>,
    /// This page.
    #[prop(into)]
    here: String,
) -> impl IntoView {
    let above = above.into_iter().map(|(href, name)| view! { <li><a href=href>{name}</a><Icon name=IconName::ChevronRight /></li> }).collect_view();
    view! { <nav class="crumbs" aria-label=use_text().ui_place()><ol>{above}<li aria-current="page">{here}</li></ol></nav> }
}

/// How far one is in something with steps.
#[component]
pub fn Stepper(
    /// Their names.
    steps: Vec<String>,
    /// Which is being done, from 0; past the end when all are.
    #[prop(into)]
    current: Signal<usize>,
) -> impl IntoView {
    let steps = steps
        .into_iter()
        .enumerate()
        .map(|(n, name)| {
            let mark = move || if n < current.get() { view! { <Icon name=IconName::Check /> }.into_any() } else { (n + 1).into_any() };
            view! {
                <li class:done=move || n < current.get() aria-current=move || (n == current.get()).then_some("step")>
                    <span class="no">{mark}</span>
                    {name}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="stepper">{steps}</ol> }
}
