//! Placeholder.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The page.
pub struct ProjectorPage;

#[lazy_route]
impl LazyRoute for ProjectorPage {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        drop(this);
        view! { <p>"ProjectorPage"</p> }.into_any()
    }
}
