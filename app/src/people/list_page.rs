//! Placeholder.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The page.
pub struct LearnersPage;

#[lazy_route]
impl LazyRoute for LearnersPage {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        drop(this);
        view! { <p>"LearnersPage"</p> }.into_any()
    }
}
