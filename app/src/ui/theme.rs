//! Light and dark.

use super::icon::{Icon, IconName};
use crate::text::use_text;
use leptos::prelude::*;

/// What the reader chose; without a choice the device decides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    /// Ink on paper.
    Light,
    /// A lamp at night.
    Dark,
}

impl Theme {
    /// The cookie that remembers it.
    pub const COOKIE: &'static str = "theme";

    /// The value of the cookie and of `data-theme` on `<html>`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// What a cookie says.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        [Self::Light, Self::Dark].into_iter().find(|theme| theme.word() == word)
    }
}

/// Changes `<html>` at once and leaves a cookie for the server.
#[cfg(feature = "hydrate")]
fn toggle() {
    let Some(root) = document().document_element() else { return };
    let scheme = window().get_computed_style(&root).ok().flatten().and_then(|style| style.get_property_value("color-scheme").ok());
    let next = if scheme.as_deref() == Some("dark") { Theme::Light } else { Theme::Dark };
    let _ = root.set_attribute("data-theme", next.word());
    // As the server sets it: secure wherever the browser keeps secure cookies.
    let (prefix, secure) = if window().is_secure_context() { ("__Host-", "; Secure") } else { ("", "") };
    let cookie = format!("{prefix}{}={}; Path=/; Max-Age=31536000; SameSite=Lax{secure}", Theme::COOKIE, next.word());
    let _ = js_sys::Reflect::set(&document(), &"cookie".into(), &cookie.into());
}

/// Light or dark. Without script it posts `theme=toggle` to `action`, which sets the cookie and comes back.
#[component]
pub fn ThemeToggle(
    /// Where the form goes.
    #[prop(default = "/theme")]
    action: &'static str,
) -> impl IntoView {
    let submit = |event: leptos::web_sys::SubmitEvent| {
        event.prevent_default();
        #[cfg(feature = "hydrate")]
        toggle();
    };
    let label = use_text().ui_theme();
    view! {
        <form method="post" action=action on:submit=submit>
            <button class="btn btn-quiet btn-icon" type="submit" name="theme" value="toggle" title=label aria-label=label>
                <Icon name=IconName::Moon class="by-day" />
                <Icon name=IconName::Sun class="by-night" />
            </button>
        </form>
    }
}
