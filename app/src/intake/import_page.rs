//! Placeholder.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The page.
pub struct ImportPage;

#[lazy_route]
impl LazyRoute for ImportPage {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        drop(this);
        view! { <p>"ImportPage"</p> }.into_any()
    }
}
