//! A few choices side by side.

use super::{
    icon::{Icon, IconName},
    select::Choice,
    typed::Typed,
};
use leptos::prelude::*;

/// One of two to five, all seen. Listen with `on:change`, which bubbles.
#[component]
pub fn SegmentedControl(
    /// Its name in the form; option ids are `{name}-{value}`.
    #[prop(into)]
    name: String,
    /// What is chosen here.
    #[prop(into)]
    label: String,
    /// What there is.
    options: Vec<Choice>,
    /// The value chosen.
    #[prop(optional, into)]
    value: Signal<String>,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|Choice { value: own, label }| {
            let (name, first) = (name.clone(), value.get_untracked() == own);
            let chosen = own.clone();
            view! {
                <label>
                    <input type="radio" id=format!("{name}-{own}") name=name value=own checked=first prop:checked=Typed(Signal::derive(move || value.get() == chosen)) />
                    {label}
                </label>
            }
        })
        .collect_view();
    view! { <div class="seg" role="radiogroup" aria-label=label>{options}</div> }
}

/// A side of the same thing, at its own address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Segment {
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// Stands before the words.
    pub icon: Option<IconName>,
    /// It is what is shown.
    pub current: bool,
}

/// Segments that are links, so that the URL holds the choice.
#[component]
pub fn SegmentedLinks(
    /// What is chosen here.
    #[prop(into)]
    label: String,
    /// What there is.
    items: Vec<Segment>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|Segment { href, label, icon, current }| {
            view! { <a href=href aria-current=current.then_some("true")>{icon.map(|name| view! { <Icon name /> })} {label}</a> }
        })
        .collect_view();
    view! { <nav class="seg" aria-label=label>{items}</nav> }
}
