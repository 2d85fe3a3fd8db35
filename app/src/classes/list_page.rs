//! Placeholder.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The page.
pub struct ClassesPage;

#[lazy_route]
impl LazyRoute for ClassesPage {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        drop(this);
        view! { <p>"ClassesPage"</p> }.into_any()
    }
}
