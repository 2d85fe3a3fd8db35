//! Things to press.

use super::icon::{Icon, IconName};
use leptos::{either::Either, prelude::*};

/// How loud a button is. One `Primary` a view.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum ButtonKind {
    /// Outlined.
    #[default]
    Plain,
    /// The act of the view.
    Primary,
    /// No edge until pointed at.
    Quiet,
    /// Looks like a link.
    Link,
    /// Leads to something that hurts.
    Danger,
    /// Confirms something that hurts.
    DangerSolid,
}

/// How big a button is, relative to the face it stands on.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum ButtonSize {
    /// In tables and bars.
    Small,
    /// Everywhere.
    #[default]
    Medium,
    /// The main act.
    Large,
}

/// The classes of a button.
pub(super) fn classes(kind: ButtonKind, size: ButtonSize, extra: &str) -> String {
    let kind = match kind {
        ButtonKind::Plain => "",
        ButtonKind::Primary => " btn-primary",
        ButtonKind::Quiet => " btn-quiet",
        ButtonKind::Link => " btn-link",
        ButtonKind::Danger => " btn-danger",
        ButtonKind::DangerSolid => " btn-danger-solid",
    };
    let size = match size {
        ButtonSize::Small => " btn-sm",
        ButtonSize::Medium => "",
        ButtonSize::Large => " btn-lg",
    };
    ["btn", kind, size, " ", extra].concat().trim_end().to_owned()
}

/// A button. Give it `on:click`, `attr:name`, `attr:value` and the like where it is used.
#[component]
pub fn Button(
    /// How loud.
    #[prop(optional)]
    kind: ButtonKind,
    /// How big.
    #[prop(optional)]
    size: ButtonSize,
    /// Submits its form.
    #[prop(optional)]
    submit: bool,
    /// Work is going on: a spinner, and further presses do nothing.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Cannot be pressed; say beside it why.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Stands before the words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
    /// Verb and object.
    children: Children,
) -> impl IntoView {
    let mark = move || if busy.get() { Either::Left(view! { <span class="spin"></span> }) } else { Either::Right(icon.map(|name| view! { <Icon name /> })) };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=classes(kind, size, class)
            disabled=move || disabled.get() || busy.get()
            aria-busy=move || busy.get().then_some("true")
        >
            {mark}
            {children()}
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    /// Where to.
    #[prop(into)]
    href: String,
    /// How loud.
    #[prop(optional)]
    kind: ButtonKind,
    /// How big.
    #[prop(optional)]
    size: ButtonSize,
    /// Stands before the words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
    /// Verb and object.
    children: Children,
) -> impl IntoView {
    view! { <a class=classes(kind, size, class) href=href>{icon.map(|name| view! { <Icon name /> })} {children()}</a> }
}
