//! The book of parts: every component in every state. For development; only the server writes it, so that no visitor of the
//! school loads its words.

#[cfg(feature = "ssr")]
mod board;
#[cfg(feature = "ssr")]
mod charts;
#[cfg(feature = "ssr")]
mod floats;
#[cfg(feature = "ssr")]
mod inputs;
#[cfg(feature = "ssr")]
mod lists;
#[cfg(feature = "ssr")]
mod marks;
#[cfg(feature = "ssr")]
mod press;

#[cfg(feature = "ssr")]
use super::{LangSwitch, Logo, ThemeToggle};
#[cfg(feature = "ssr")]
use crate::text::use_text;
use leptos::prelude::*;

/// A chapter.
#[cfg(feature = "ssr")]
#[component]
fn Chapter(id: &'static str, #[prop(into)] title: String, children: Children) -> impl IntoView {
    let heading = format!("{id}-h");
    view! { <section class="cs" id=id aria-labelledby=heading.clone()><h2 id=heading.clone()>{title}</h2><div class="exs">{children()}</div></section> }
        .into_any()
}

/// An example under its name.
#[cfg(feature = "ssr")]
#[component]
fn Example(#[prop(into)] name: String, #[prop(optional)] wide: bool, children: Children) -> impl IntoView {
    view! { <div class=if wide { "ex wide" } else { "ex" }><p>{name}</p>{children()}</div> }.into_any()
}

/// Every component in every state.
#[cfg(feature = "ssr")]
#[component]
pub fn Gallery() -> impl IntoView {
    let text = use_text();
    let chapters = [
        ("press", text.gallery_press()),
        ("inputs", text.gallery_inputs()),
        ("lists", text.gallery_lists()),
        ("marks", text.gallery_marks()),
        ("floats", text.gallery_floats()),
        ("charts", text.gallery_charts()),
        ("board", text.gallery_board()),
    ];
    let links = chapters.map(|(id, title)| view! { <li><a href=format!("#{id}")>{title}</a></li> }).collect_view();
    view! {
        <div class="book">
                <nav class="toc" aria-label=text.gallery_title()>
                    <p class="brand"><Logo />{text.gallery_title()}</p>
                    <ul>{links}</ul>
                    <div class="row"><ThemeToggle /><LangSwitch href="/lang" /></div>
                </nav>
                <main id="main" tabindex="-1">
                    <h1 class="display">{text.gallery_title()}</h1>
                    <p class="lead soft">{text.gallery_intro()}</p>
                    <press::Press />
                    <inputs::Inputs />
                    <lists::Lists />
                    <marks::Marks />
                    <floats::Floats />
                    <charts::Charts />
                    <board::Board />
                </main>
        </div>
    }
}

#[cfg(not(feature = "ssr"))]
#[component]
fn Gallery() -> impl IntoView {
    super::inert(maud::html! { div {} })
}

/// The gallery as a page.
pub struct GalleryPage;

impl GalleryPage {
    /// There is nothing to read.
    #[must_use]
    pub const fn data() -> Self {
        Self
    }

    /// Shows the page.
    #[must_use]
    pub fn view(_: Self) -> AnyView {
        view! { <div class="page-gallery" data-face="console"><Gallery /></div> }.into_any()
    }
}
