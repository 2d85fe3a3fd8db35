//! Placeholder.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The page.
pub struct LearnerPage;

#[lazy_route]
impl LazyRoute for LearnerPage {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        drop(this);
        view! { <p>"LearnerPage"</p> }.into_any()
    }
}
