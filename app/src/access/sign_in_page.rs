//! The sign-in page.

use super::api::SignIn;
use leptos::prelude::*;

/// Signing in.
#[component]
pub fn SignInPage() -> impl IntoView {
    let action = ServerAction::<SignIn>::new();
    view! { <ActionForm action><input name="login" /><input name="password" type="password" /><button type="submit">"in"</button></ActionForm> }
}
