//! Work that goes on.

use super::{number::grouped, tone::Tone};
use leptos::prelude::*;

/// How far a piece of work is; without `of` nobody knows yet.
#[component]
pub fn Progress(
    /// Its id.
    #[prop(into)]
    id: String,
    /// What is being done, to what.
    #[prop(into)]
    label: Signal<String>,
    /// How much is done.
    #[prop(into)]
    done: Signal<u32>,
    /// Of how much.
    #[prop(optional, into)]
    of: MaybeProp<u32>,
    /// How long it may take, and whether one may leave.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
) -> impl IntoView {
    let sum = move || of.get().map(|of| view! { <span class="num">{grouped(i64::from(done.get()))} " / " {grouped(i64::from(of))}</span> });
    view! {
        <div class="stack">
            <p class="row between"><label class="strong" for=id.clone()>{move || label.get()}</label>{sum}</p>
            <progress class="bar bar-lg" id=id max=move || of.get() value=move || of.get().map(|_| done.get())></progress>
            {move || hint.get().map(|hint| view! { <p class="hint">{hint}</p> })}
        </div>
    }
}

/// A share as a thin bar, with its words beside it.
#[component]
pub fn Share(
    /// Said aloud.
    #[prop(into)]
    label: String,
    /// How much.
    value: u32,
    /// Of how much.
    of: u32,
    /// What it means.
    #[prop(optional)]
    tone: Tone,
) -> impl IntoView {
    let tone = if matches!(tone, Tone::Neutral) { "" } else { tone.class() };
    view! { <progress class=["bar ", tone].concat() aria-label=label max=of value=value></progress> }
}
