//! What all pages before the inside share: the scene, a title, a form.

use crate::{
    text::use_text,
    ui::{LangSwitch, Logo, Scene, ThemeToggle},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// A page at the door.
#[component]
pub fn DoorFrame(
    /// What it is for.
    #[prop(into)]
    title: String,
    /// How, in one sentence.
    #[prop(into)]
    lead: String,
    /// The form.
    children: Children,
) -> impl IntoView {
    let text = use_text();
    view! {
        <Title text=title.clone() />
        <a class="skip" href="#main">{text.ui_skip()}</a>
        <div class="page-sign-in" data-face="portal">
            <div class="scene" aria-hidden="true"><Scene /><p class="line">{text.access_motto_1()}<br />{text.access_motto_2()}</p></div>
            <main id="main" class="form" tabindex="-1">
                <div class="box">
                    <p class="brand"><Logo />{text.ui_name()}</p>
                    <div><h1>{title}</h1><p class="soft">{lead}</p></div>
                    {children()}
                </div>
                <footer class="label faint"><a href="/privacy" rel="external">{text.privacy_notice()}</a><LangSwitch href="/lang" /><ThemeToggle /></footer>
            </main>
        </div>
    }
}
