//! The door.

use super::{
    api::SignIn,
    demo::{Demo, DemoSignIns},
    door_frame::DoorFrame,
    provider::{ProviderButton, provider},
    reset::Done,
    sign_in_form::SignInForm,
};
use crate::{session::Here, text::use_text, ui::Sending};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The sign-in page.
pub struct Door;

impl Door {
    /// There is nothing to wait for.
    #[must_use]
    pub const fn data() -> Self {
        Self
    }

    /// Shows the page.
    #[must_use]
    pub fn view(_: Self) -> AnyView {
        view! { <SignInPage /> }.into_any()
    }
}

/// Signing in.
#[component]
pub fn SignInPage() -> impl IntoView {
    let text = use_text();
    let (demo, label) = (Demo::read(), provider());
    let next = use_query_map().read_untracked().get("next").unwrap_or_default();
    let action = Sending::<SignIn>::default();
    view! {
        <DoorFrame title=text.access_sign_in_title() lead=text.access_sign_in_lead()>
            <Done />
            <Already />
            <SignInForm action />
            <ProviderButton label purpose="sign_in" next />
            <p class="label"><a class="btn btn-link" href="/forgot">{text.reset_forgot()}</a></p>
            <p class="label soft">{text.families_have_code()}" "<a href="/join">{text.families_to_join()}</a></p>
            <DemoSignIns demo />
        </DoorFrame>
    }
}

/// Whoever is signed in already need not sign in again.
#[component]
fn Already() -> impl IntoView {
    let text = use_text();
    use_context::<Here>().and_then(|here| here.0).map(|me| {
        view! { <p class="already">{text.access_already(me.name.clone())}" "<a href=me.home() rel="external">{text.access_go_on()}</a></p> }
    })
}
