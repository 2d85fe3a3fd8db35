//! What pages about one's own account share: a narrow page with the way back.

use crate::{
    text::use_text,
    ui::{IconButton, IconName},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// A page about one's own account, on every device.
#[component]
pub fn AccountFrame(
    /// What it is about.
    #[prop(into)]
    title: String,
    /// The way back; none where there is nothing else to go to.
    #[prop(optional_no_strip)]
    back: Option<&'static str>,
    /// Sections.
    children: Children,
) -> impl IntoView {
    let text = use_text();
    view! {
        <Title text=title.clone() />
        <a class="skip" href="#main">{text.ui_skip()}</a>
        <div class="phone page-security" data-face="portal">
            <header class="phone-head">
                {back.map(|href| view! { <IconButton label=text.ui_back() icon=IconName::ChevronLeft href=href class="back" /> })}
                <h1 class="grow">{title}</h1>
            </header>
            <main class="phone-main" id="main" tabindex="-1">{children()}</main>
        </div>
    }
}
