//! A few more things to do.

use super::{
    icon::{Icon, IconName},
    tone::Tone,
};
use leptos::{html, prelude::*, wasm_bindgen::JsCast, web_sys};

/// A button that opens a list of [`MenuLink`] and `<li>` with buttons. Works without script.
#[component]
pub fn Menu(
    /// Its name.
    #[prop(into)]
    label: String,
    /// What is seen.
    #[prop(default = IconName::More)]
    icon: IconName,
    /// Opens upwards, at the foot of a page.
    #[prop(optional)]
    up: bool,
    /// Further classes of the button.
    #[prop(default = "btn-quiet")]
    class: &'static str,
    /// The items.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Details>::new();
    let leave = move |event: web_sys::FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Node>().ok());
        if let Some(details) = node.get()
            && !details.contains(to.as_ref())
        {
            details.set_open(false);
        }
    };
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape"
            && let Some(details) = node.get()
        {
            details.set_open(false);
        }
    };
    view! {
        <details class=if up { "menu-box is-up" } else { "menu-box" } node_ref=node on:focusout=leave on:keydown=escape>
            <summary class=["btn btn-icon ", class].concat() title=label.clone() aria-label=label><Icon name=icon /></summary>
            <ul class="menu">{children()}</ul>
        </details>
    }
}

/// A link in a menu.
#[component]
pub fn MenuLink(
    /// Where to.
    #[prop(into)]
    href: String,
    /// Stands before the words.
    icon: IconName,
    /// Red for what hurts.
    #[prop(optional)]
    tone: Tone,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <li><a class=tone.class() href=href><Icon name=icon />{children()}</a></li> }
}
