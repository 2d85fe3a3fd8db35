//! Placeholder.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The page.
pub struct TimelinePage;

#[lazy_route]
impl LazyRoute for TimelinePage {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        drop(this);
        view! { <p>"TimelinePage"</p> }.into_any()
    }
}
