//! One decision.

use leptos::{html, prelude::*};

/// Opens and closes the native element with `open`.
pub(super) fn follow(node: NodeRef<html::Dialog>, open: Signal<bool>) {
    Effect::new(move || {
        let (Some(dialog), open) = (node.get(), open.get()) else { return };
        if open && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
}

/// Asks for one decision; Escape closes it.
#[component]
pub fn Dialog(
    /// Its id; the title is `{id}-title`.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is shown.
    #[prop(into)]
    open: Signal<bool>,
    /// Closed by the reader.
    #[prop(into)]
    on_close: Callback<()>,
    /// The answers, the main one last.
    #[prop(optional, into)]
    acts: ViewFn,
    /// What it costs, who is told, until when it can be undone.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::new();
    follow(node, open);
    let title_id = format!("{id}-title");
    view! {
        <dialog class="dialog" id=id node_ref=node aria-labelledby=title_id on:close=move |_| on_close.run(())>
            <h2 id=title_id.clone()>{move || title.get()}</h2>
            <div>{children()}</div>
            <div class="acts">{acts.run()}</div>
        </dialog>
    }
}
