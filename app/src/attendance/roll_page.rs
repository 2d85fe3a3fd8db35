//! Placeholder.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The page.
pub struct RollPage;

#[lazy_route]
impl LazyRoute for RollPage {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        drop(this);
        view! { <p>"RollPage"</p> }.into_any()
    }
}
