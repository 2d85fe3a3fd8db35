//! What a guardian sets on this phone, and the way out.

use crate::{
    access::api::SignOut,
    text::use_text,
    ui::{Icon, IconName, LangSwitch, ThemeToggle},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Language, theme, signing out.
#[component]
pub fn Settings() -> impl IntoView {
    let text = use_text();
    view! {
        <section class="sec" aria-labelledby="me-settings">
            <h2 id="me-settings">{text.portal_settings()}</h2>
            <ul class="rows">
                <li><div class="r"><span class="grow">{text.portal_language()}</span><LangSwitch href="/lang" class="btn" /></div></li>
                <li><div class="r"><span class="grow">{text.portal_theme()}</span><ThemeToggle /></div></li>
                <li><a class="r" href="/portal/privacy"><span class="grow">{text.privacy_title()}</span><Icon name=IconName::ChevronRight class="faint" /></a></li>
                <li><a class="r" href="/account"><span class="grow">{text.access_security()}</span><Icon name=IconName::ChevronRight class="faint" /></a></li>
            </ul>
            <form method="post" action=SignOut::PATH class="out"><button class="btn btn-block" type="submit">{text.access_sign_out()}</button></form>
            <p class="caption faint">{text.portal_sign_out_next()}</p>
        </section>
    }
}
