//! Words that stay on the page.

use super::{
    icon::{Icon, IconName},
    tone::Tone,
};
use leptos::prelude::*;

/// A notice across the page.
#[component]
pub fn Banner(
    /// What it means.
    #[prop(optional)]
    tone: Tone,
    /// Another icon than the tone's own.
    #[prop(optional)]
    icon: Option<IconName>,
    /// What can be done about it: one small button.
    #[prop(optional, into)]
    act: ViewFn,
    /// What happened, what was kept, what to do.
    children: Children,
) -> impl IntoView {
    let own = match tone {
        Tone::Neutral | Tone::Info => IconName::Info,
        Tone::Positive => IconName::CheckCircle,
        Tone::Warning | Tone::Danger => IconName::Alert,
    };
    let role = (tone == Tone::Danger).then_some("alert");
    view! { <div class=["banner ", tone.class()].concat() role=role><Icon name=icon.unwrap_or(own) /><div class="grow">{children()}</div>{act.run()}</div> }
}
