//! Buttons without words.

use super::{
    button::{ButtonKind, ButtonSize, classes},
    icon::{Icon, IconName},
};
use leptos::{either::Either, prelude::*};

/// A button or link that shows only an icon; its name is heard, and seen when pointed at.
#[component]
pub fn IconButton(
    /// What it does.
    #[prop(into)]
    label: String,
    /// What is seen.
    icon: IconName,
    /// A link to here instead of a button.
    #[prop(optional, into)]
    href: Option<String>,
    /// How loud.
    #[prop(default = ButtonKind::Quiet)]
    kind: ButtonKind,
    /// How big.
    #[prop(optional)]
    size: ButtonSize,
    /// Submits its form.
    #[prop(optional)]
    submit: bool,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let classes = classes(kind, size, &["btn-icon ", class].concat());
    match href {
        Some(href) => Either::Left(view! { <a class=classes href=href title=label.clone() aria-label=label><Icon name=icon /></a> }),
        None => Either::Right(view! {
            <button type=if submit { "submit" } else { "button" } class=classes title=label.clone() aria-label=label><Icon name=icon /></button>
        }),
    }
}
