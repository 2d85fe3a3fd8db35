//! Where there is nothing.

use leptos::prelude::*;

/// A line drawing.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Art {
    /// Looked for, not found.
    #[default]
    Search,
    /// Nothing built yet.
    School,
    /// All done.
    Done,
    /// No network.
    Offline,
    /// No file yet.
    File,
}

impl Art {
    const fn href(self) -> &'static str {
        match self {
            Self::Search => "/icons.svg#a-search",
            Self::School => "/icons.svg#a-school",
            Self::Done => "/icons.svg#a-done",
            Self::Offline => "/icons.svg#a-offline",
            Self::File => "/icons.svg#a-file",
        }
    }
}

/// Says why there is nothing and what to do next.
#[component]
pub fn Empty(
    /// Why.
    #[prop(into)]
    title: String,
    /// What then.
    #[prop(optional, into)]
    text: Option<String>,
    /// A drawing.
    #[prop(optional)]
    art: Art,
    /// It is all there is on the page, so that its title is the page's.
    #[prop(optional)]
    alone: bool,
    /// The next step: buttons or links.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let title = if alone { view! { <h1>{title}</h1> }.into_any() } else { view! { <h3>{title}</h3> }.into_any() };
    view! {
        <div class="empty">
            <svg class="art" viewBox="0 0 96 72" aria-hidden="true"><use href=art.href()></use></svg>
            {title}
            {text.map(|text| view! { <p>{text}</p> })}
            {children.map(|children| view! { <div class="acts">{children()}</div> })}
        </div>
    }
}
