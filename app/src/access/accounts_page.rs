//! Placeholder.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The page.
pub struct AccountsPage;

#[lazy_route]
impl LazyRoute for AccountsPage {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        drop(this);
        view! { <p>"AccountsPage"</p> }.into_any()
    }
}
