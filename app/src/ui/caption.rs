//! What stands round an input.

use super::icon::{Icon, IconName};
use crate::text::use_text;
use leptos::prelude::*;

/// Label, hint and error of the control `id`.
#[component]
pub fn Caption(
    /// The control.
    #[prop(into)]
    id: String,
    /// What to fill in.
    #[prop(into)]
    label: String,
    /// Help that is always there.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// What is wrong.
    error: MaybeProp<String>,
    /// Says 「选填」.
    #[prop(optional)]
    optional: bool,
    /// The control.
    children: Children,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    view! {
        <div class="field">
            <label for=id>{label} {optional.then(|| view! { <span class="opt">{use_text().ui_optional()}</span> })}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {children()}
            {move || error.get().map(|error| view! { <p class="error" id=error_id.clone()><Icon name=IconName::Alert /><span>{error}</span></p> })}
        </div>
    }
}

/// The ids that describe the control, for `aria-describedby`.
pub(super) fn described_by(id: &str, hint: bool, error: MaybeProp<String>) -> impl Fn() -> Option<String> + Send + Sync + Clone + 'static {
    let (hint, wrong) = (hint.then(|| format!("{id}-hint")), format!("{id}-error"));
    move || {
        let wrong = error.get().map(|_| wrong.clone());
        let ids: Vec<String> = hint.clone().into_iter().chain(wrong).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}
