//! One record, beside the list it came from.

use super::{dialog::follow, icon::IconName, icon_button::IconButton};
use crate::text::use_text;
use leptos::prelude::*;

/// A sheet from the side; on a phone or tablet it rises from below.
#[component]
pub fn Sheet(
    /// Its id; the title is `{id}-title`.
    #[prop(into)]
    id: String,
    /// What it shows.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is shown.
    #[prop(into)]
    open: Signal<bool>,
    /// Closed by the reader.
    #[prop(into)]
    on_close: Callback<()>,
    /// Buttons at the foot.
    #[prop(optional, into)]
    acts: Option<ViewFn>,
    /// The record.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::new();
    follow(node, open);
    let title_id = format!("{id}-title");
    view! {
        <dialog class="sheet" id=id node_ref=node aria-labelledby=title_id on:close=move |_| on_close.run(())>
            <header>
                <h2 id=title_id.clone() class="lead">{move || title.get()}</h2>
                <IconButton label=use_text().ui_close() icon=IconName::X class="push" on:click=move |_| on_close.run(()) />
            </header>
            <div class="body">{children()}</div>
            {acts.map(|acts| view! { <footer>{acts.run()}</footer> })}
        </dialog>
    }
}

/// A sheet whose being open stands in the address: closing it is a link, so it works without script.
#[component]
pub fn LinkSheet(
    /// Its id; the title is `{id}-title`.
    #[prop(into)]
    id: String,
    /// What it shows.
    #[prop(into)]
    title: String,
    /// The page without it.
    #[prop(into)]
    close: String,
    /// The record.
    children: Children,
) -> impl IntoView {
    let title_id = format!("{id}-title");
    let heading = title_id.clone();
    view! {
        <dialog class="sheet" id=id open aria-labelledby=title_id>
            <header>
                <h2 id=heading class="lead">{title}</h2>
                <a class="btn btn-quiet push" href=close>{use_text().ui_close()}</a>
            </header>
            <div class="body">{children()}</div>
        </dialog>
    }
}
