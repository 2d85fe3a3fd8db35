//! Small marks.

use super::{
    icon::{Icon, IconName},
    tone::Tone,
};
use leptos::prelude::*;

/// A state: icon, word and ground.
#[component]
pub fn Badge(
    /// What it means.
    #[prop(optional)]
    tone: Tone,
    /// Says the same without colour.
    icon: IconName,
    /// The word.
    children: Children,
) -> impl IntoView {
    view! { <span class=["badge ", tone.class()].concat()><Icon name=icon />{children()}</span> }
}

/// A tag: an outline. Automatic tags carry a loop and a reason.
#[component]
pub fn Tag(
    /// What it means; only warning and danger are seen.
    #[prop(optional)]
    tone: Tone,
    /// Set by a rule, for this reason.
    #[prop(optional, into)]
    reason: Option<String>,
    /// The word.
    children: Children,
) -> impl IntoView {
    let automatic = reason.is_some();
    view! { <span class=["tag ", tone.class()].concat() title=reason>{automatic.then(|| view! { <Icon name=IconName::Sync /> })} {children()}</span> }
}

/// How many. Hot: somebody waits for your answer.
#[component]
pub fn Count(
    /// How many.
    n: u32,
    /// Somebody waits.
    #[prop(optional)]
    hot: bool,
) -> impl IntoView {
    view! { <span class=if hot { "count count-hot" } else { "count" }>{n}</span> }
}
