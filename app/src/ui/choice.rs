//! Yes or no.

use super::typed::Typed;
use leptos::prelude::*;

/// A tick box with its words. Listen with `on:change`, which bubbles.
#[component]
pub fn Checkbox(
    /// Its id.
    #[prop(into)]
    id: String,
    /// Its name in the form.
    #[prop(into)]
    name: String,
    /// What is sent when ticked.
    #[prop(default = "true".to_owned(), into)]
    value: String,
    /// Ticked.
    #[prop(optional, into)]
    checked: Signal<bool>,
    /// Not for now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// A second line.
    #[prop(optional, into)]
    hint: Option<String>,
    /// A switch: takes effect at once, without a form to send.
    #[prop(optional)]
    switch: bool,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="choice" for=id>
            <input
                type="checkbox"
                id=id.clone()
                name=name
                value=value
                class=switch.then_some("switch")
                role=switch.then_some("switch")
                checked=checked.get_untracked()
                prop:checked=Typed(checked)
                disabled=move || disabled.get()
            />
            <span>{children()} {hint.map(|hint| view! { <span class="hint">{hint}</span> })}</span>
        </label>
    }
}

/// A switch: takes effect at once.
#[component]
pub fn Switch(
    /// Its id.
    #[prop(into)]
    id: String,
    /// Its name in the form.
    #[prop(into)]
    name: String,
    /// On.
    #[prop(optional, into)]
    checked: Signal<bool>,
    /// Not for now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// A second line.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let hint = hint.unwrap_or_default();
    view! { <Checkbox id name checked disabled hint switch=true>{children()}</Checkbox> }
}
