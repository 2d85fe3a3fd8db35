//! The tablet: a head, tiles, one big act at the foot.

use super::nav::{Skip, whose};
use crate::{
    text::use_text,
    ui::{IconButton, IconName, Logo},
};
use leptos::prelude::*;

/// The board's frame.
#[component]
pub fn BoardShell(
    /// The page's class, such as `page-roll`.
    #[prop(optional)]
    page: &'static str,
    /// The class, or a greeting.
    #[prop(into)]
    title: String,
    /// When, where, what.
    #[prop(optional, into)]
    subtitle: Option<String>,
    /// The way back; without one the product's mark stands there.
    #[prop(optional, into)]
    back: Option<String>,
    /// At the right of the head: `SyncPill`, buttons.
    #[prop(optional, into)]
    acts: ViewFn,
    /// The foot: what was done last with its undo, then the big act with class `push`.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
    /// The page.
    children: Children,
) -> impl IntoView {
    let mark = match back {
        Some(href) => view! { <IconButton label=use_text().ui_back() icon=IconName::ChevronLeft href class="back" /> }.into_any(),
        None => view! { <Logo /> }.into_any(),
    };
    view! {
        <div class=["board ", page].concat() data-face="board">
            <Skip />
            <header class="board-head">
                {mark}
                <div class="grow"><h1>{title}</h1>{subtitle.map(|subtitle| view! { <p class="label soft">{subtitle}</p> })}</div>
                {acts.run()}
            </header>
            <main class="board-main" id="main" tabindex="-1">{children()}</main>
            {foot.map(|foot| view! { <footer class="board-foot">{foot.run()}</footer> })}
            {whose()}
        </div>
    }
}
