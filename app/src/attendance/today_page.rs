//! Placeholder.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The page.
pub struct TodayPage;

#[lazy_route]
impl LazyRoute for TodayPage {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        drop(this);
        view! { <p>"TodayPage"</p> }.into_any()
    }
}
