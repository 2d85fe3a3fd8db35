//! The door.

use super::{
    api::SignIn,
    demo::{Demo, DemoSignIns},
    sign_in_form::SignInForm,
};
use crate::{
    session::Here,
    text::use_text,
    ui::{LangSwitch, Logo, Scene, ThemeToggle},
};
use leptos::prelude::*;
use leptos_meta::Title;

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
    let demo = Demo::read();
    let action = ServerAction::<SignIn>::new();
    view! {
        <Title text=text.access_sign_in_title() />
        <a class="skip" href="#main">{text.ui_skip()}</a>
        <div class="page-sign-in" data-face="portal">
            <div class="scene" aria-hidden="true"><Scene /><p class="line">{text.access_motto_1()}<br />{text.access_motto_2()}</p></div>
            <main id="main" class="form" tabindex="-1">
                <div class="box">
                    <p class="brand"><Logo />{text.ui_name()}</p>
                    <div><h1>{text.access_sign_in_title()}</h1><p class="soft">{text.access_sign_in_lead()}</p></div>
                    <Already />
                    <SignInForm action />
                    <p class="label soft">{text.access_forgot()}</p>
                    <DemoSignIns demo />
                </div>
                <footer class="label faint"><LangSwitch href="/lang" /><ThemeToggle /></footer>
            </main>
        </div>
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
