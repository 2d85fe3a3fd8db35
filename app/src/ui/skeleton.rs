//! What is on its way.

use crate::text::use_text;
use leptos::prelude::*;

/// As many grey lines as lines are expected.
#[component]
pub fn Skeleton(
    /// How many.
    #[prop(default = 3)]
    lines: u8,
) -> impl IntoView {
    let lines = (0..lines).map(|n| view! { <span class=["skeleton", "skeleton skeleton-half"][usize::from(n % 2)]></span> }).collect_view();
    view! { <div class="skeleton-lines" role="status" aria-busy="true"><span class="sr">{use_text().ui_loading()}</span>{lines}</div> }
}
