//! What happened, newest first.

use super::{
    icon::{Icon, IconName},
    tone::Tone,
};
use leptos::prelude::*;

/// The line; its children are [`TimelineItem`].
#[component]
pub fn Timeline(
    /// Further classes; `tl` sets the width of the time on the pages that have one.
    #[prop(default = "tl")]
    class: &'static str,
    /// What happened.
    children: Children,
) -> impl IntoView {
    view! { <ol class=["timeline ", class].concat()>{children()}</ol> }
}

/// One thing that happened.
#[component]
pub fn TimelineItem(
    /// When, for machines: `2026-11-14`.
    #[prop(into)]
    at: String,
    /// When, first line: 「14日」.
    #[prop(into)]
    day: String,
    /// When, second line: 「周六」 or 「11:30」.
    #[prop(optional, into)]
    hour: Option<String>,
    /// What kind of thing.
    icon: IconName,
    /// What it means.
    #[prop(optional)]
    tone: Tone,
    /// What happened: `<b>` and a `<p class="label soft">`.
    children: Children,
) -> impl IntoView {
    let tone = if matches!(tone, Tone::Neutral) { "" } else { tone.class() };
    view! {
        <li>
            <time class="when" datetime=at>{day} {hour.map(|hour| view! { <br />{hour} })}</time>
            <span class=["mark ", tone].concat()><Icon name=icon /></span>
            <div class="what">{children()}</div>
        </li>
    }
}
