//! How to read the pages of the portal.

use crate::{
    text::use_text,
    ui::{Icon, IconName},
};
use leptos::prelude::*;

/// What stands where, and what the words mean.
#[component]
pub fn Help() -> impl IntoView {
    let text = use_text();
    let lines = [
        (IconName::Home, text.portal_help_home()),
        (IconName::Sprout, text.portal_help_growth()),
        (IconName::Wallet, text.portal_help_hours()),
        (IconName::Note, text.portal_help_charged()),
        (IconName::Message, text.portal_help_wrong()),
    ];
    let lines = lines.map(|(icon, words)| view! { <li><div class="r"><Icon name=icon class="soft" /><p class="grow label">{words}</p></div></li> });
    view! {
        <section class="sec" aria-labelledby="me-help">
            <h2 id="me-help">{text.portal_help()}</h2>
            <ul class="rows help">{lines}</ul>
        </section>
    }
}
