//! Placeholder.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The page.
pub struct ClassPageView;

#[lazy_route]
impl LazyRoute for ClassPageView {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        drop(this);
        view! { <p>"ClassPageView"</p> }.into_any()
    }
}
