//! Placeholder.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The page.
pub struct ImportsPage;

#[lazy_route]
impl LazyRoute for ImportsPage {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        drop(this);
        view! { <p>"ImportsPage"</p> }.into_any()
    }
}
