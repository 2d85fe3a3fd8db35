//! One of a list.

use super::{
    caption::{Caption, described_by},
    typed::Typed,
};
use leptos::prelude::*;

/// A choice with a value and words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// A labelled `<select>`. Listen with `on:change`, which bubbles.
#[component]
pub fn Select(
    /// Its id.
    #[prop(into)]
    id: String,
    /// Its name in the form.
    #[prop(into)]
    name: String,
    /// What to choose.
    #[prop(into)]
    label: String,
    /// What there is.
    options: Vec<Choice>,
    /// The value chosen.
    #[prop(optional, into)]
    value: Signal<String>,
    /// Help that is always there.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Not for now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let described = described_by(&id, hint.is_some(), error);
    let options = options
        .into_iter()
        .map(|Choice { value: own, label }| {
            let chosen = own.clone();
            view! { <option value=own selected=move || value.get() == chosen>{label}</option> }
        })
        .collect_view();
    view! {
        <Caption id=id.clone() label hint error>
            <select
                class="input"
                id=id
                name=name
                prop:value=Typed(value)
                disabled=move || disabled.get()
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described
            >
                {options}
            </select>
        </Caption>
    }
}
