//! The privacy notice, generated from the field registry (law L8). Anybody may read it.

#[cfg(feature = "ssr")]
use super::notice::{Line, purposes};
#[cfg(feature = "ssr")]
use crate::ui::TableWrap;
use crate::{
    text::{Text, use_text},
    ui::{LangSwitch, Logo, ThemeToggle},
};
use leptos::prelude::*;
use leptos_meta::Title;
#[cfg(feature = "ssr")]
use shared::fields::Ending;

/// The version of the notice: raised when what it says changes.
pub const VERSION: &str = "2026-11-23";

/// The page.
pub struct NoticePage;

impl NoticePage {
    /// There is nothing to wait for.
    #[must_use]
    pub const fn data() -> Self {
        Self
    }

    /// Shows the page.
    #[must_use]
    pub fn view(_: Self) -> AnyView {
        let text = use_text();
        view! { <Public title=text.privacy_notice()>{told(text)}</Public> }.into_any()
    }
}

#[cfg(not(feature = "ssr"))]
fn told(_: Text) -> AnyView {
    unread()
}

#[cfg(feature = "ssr")]
fn told(text: Text) -> AnyView {
    let sections = purposes(text).into_iter().map(|(name, lines)| section(text, name, lines)).collect_view();
    let recipients = [text.privacy_to_staff(), text.privacy_to_family(), text.privacy_to_nobody()].map(|words| view! { <li>{words}</li> }).collect_view();
    view! {
        <div class="stack stack-4">
            <p>{text.privacy_notice_lead()}</p>
            {sections}
            <section class="sec"><h2>{text.privacy_recipients()}</h2><ul class="plain">{recipients}</ul></section>
            <section class="sec"><h2>{text.privacy_your_rights()}</h2><p>{text.privacy_your_rights_text()}</p></section>
            <p><a href="/privacy/children" rel="external">{text.privacy_children_rules()}</a></p>
        </div>
    }
    .into_any()
}

/// How long a line is kept, and what happens then.
#[cfg(feature = "ssr")]
fn how_long(text: Text, line: &Line) -> String {
    match line.ending {
        Ending::Swept => text.privacy_months_swept(line.months),
        Ending::Desk => text.privacy_months(line.months),
        Ending::Log => text.privacy_kept_log().to_owned(),
    }
}

#[cfg(feature = "ssr")]
fn section(text: Text, name: &'static str, lines: Vec<Line>) -> impl IntoView {
    let row = move |line: Line| {
        let how = if line.sealed { text.privacy_is_sealed() } else { text.privacy_is_guarded() };
        view! { <tr><td>{line.kinds.join(text.privacy_comma())}</td><td>{how}</td><td>{how_long(text, &line)}</td></tr> }
    };
    view! {
        <section class="sec">
            <h2>{name}</h2>
            <TableWrap label=name>
                <table class="table">
                    <thead><tr><th scope="col">{text.privacy_data()}</th><th scope="col">{text.privacy_how()}</th><th scope="col">{text.privacy_how_long()}</th></tr></thead>
                    <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
                </table>
            </TableWrap>
        </section>
    }
}

/// What the server wrote and the browser leaves as it is: long words that change nothing are not loaded again as code. Links
/// to such a page are external ones, so that it always comes from the server.
#[cfg(not(feature = "ssr"))]
pub(super) fn unread() -> AnyView {
    crate::ui::inert(maud::html! { div {} }).into_any()
}

/// A page for everybody: name, words, version, nothing else.
#[component]
pub fn Public(
    /// What the page is called.
    title: &'static str,
    /// The page.
    children: Children,
) -> impl IntoView {
    let text = use_text();
    view! {
        <Title text=title />
        <a class="skip" href="#main">{text.ui_skip()}</a>
        <div class="page-public" data-face="portal">
            <header class="row gap-2"><a class="brand" href="/sign-in"><Logo />{text.ui_name()}</a><span class="push row gap-1"><LangSwitch href="/lang" /><ThemeToggle /></span></header>
            <main id="main" class="stack stack-4" tabindex="-1">
                <h1>{title}</h1>
                <p class="label soft">{text.privacy_of_version(VERSION)}</p>
                {children()}
            </main>
        </div>
    }
}
