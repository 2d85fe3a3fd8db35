//! All that is wrong with a form, in one place.

use crate::text::use_text;
use leptos::{html, prelude::*};

/// One wrong field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wrong {
    /// The id of the field.
    pub id: String,
    /// What is wrong with it.
    pub words: String,
}

/// Stands above the form after a refused submit, and takes the focus.
#[component]
pub fn ErrorSummary(
    /// What is wrong; empty shows nothing.
    #[prop(into)]
    errors: Signal<Vec<Wrong>>,
    /// Leaves the focus where it is: for a summary that is only shown.
    #[prop(optional)]
    still: bool,
    /// What was typed is not kept, as with passwords.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let (false, false, Some(div)) = (still, errors.read().is_empty(), node.get()) {
            let _ = div.focus();
        }
    });
    let list = move || {
        let errors = errors.get();
        (!errors.is_empty()).then(|| {
            let (text, n) = (use_text(), errors.len());
            let title = if bare { text.ui_errors_bare(n) } else { text.ui_errors(n) };
            let items = errors.into_iter().map(|Wrong { id, words }| view! { <li><a href=format!("#{id}")>{words}</a></li> }).collect_view();
            view! { <div class="summary" role="alert" tabindex="-1" node_ref=node><h2>{title}</h2><ul>{items}</ul></div> }
        })
    };
    view! { {list} }
}
