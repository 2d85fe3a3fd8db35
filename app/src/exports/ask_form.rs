//! Asking for an export.

use super::{
    api::AskExport,
    words::{column_name, search_words},
};
use crate::{
    failure::Failure,
    people::console_state::state_name,
    resend,
    text::{Text, use_text},
    ui::{ActionForm, Banner, Button, ButtonKind, Checkbox, Chip, Choice, ErrorSummary, Select, Sending, TextArea, Tone, Wrong},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::{
    error::AppError,
    exports::{Column, Left},
    id::CampusId,
};

/// The fields that can be refused.
const FIELDS: [&str; 2] = ["state", "reason"];
/// Ticked where nothing was chosen yet.
const USUAL: [Column; 2] = [Column::Grade, Column::GuardianName];

fn why(text: Text, reason: &str) -> String {
    match reason {
        "short" => text.exports_reason_short(),
        "long" => text.exports_reason_long(),
        "files" => text.exports_files(),
        "nobody" => text.exports_nobody(),
        "learners" => text.exports_learners(),
        _ => text.exports_unknown(),
    }
    .to_owned()
}

fn filled(name: &str) -> String {
    use_query_map().read_untracked().get(name).unwrap_or_default()
}

/// The columns besides those that are always there, ticked as they were.
fn columns(text: Text) -> impl IntoView {
    let before = use_query_map().read_untracked().get("columns");
    let ticked = before.map_or_else(|| USUAL.to_vec(), |words| Column::of_words(&words));
    let boxes = Column::ALL.into_iter().filter(|column| !column.is_always()).map(|column| {
        let checked = ticked.contains(&column);
        view! { <Checkbox id=column.word() name="columns[]" value=column.word() checked>{column_name(text, column)}</Checkbox> }
    });
    view! {
        <fieldset class="stack stack-2">
            <legend class="label">{text.exports_columns()}</legend>
            <p class="hint">{text.exports_columns_hint()}</p>
            {boxes.collect_view()}
        </fieldset>
    }
}

/// The form; it works without script.
#[component]
pub fn AskForm(
    /// Campuses to choose from.
    campuses: Vec<(CampusId, String)>,
    /// States to choose from.
    states: Vec<String>,
    /// What is left of the day.
    left: Left,
    /// The same until something was asked for: sent twice it counts once.
    key: String,
    /// Reads the page again.
    again: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<AskExport>::default();
    resend::follow(action, "ask-form", again);
    let failure = move || action.value().get().and_then(Result::err);
    let wrong = move |field: &'static str| failure().and_then(|failure: Failure| failure.reason(field)).map(|reason| why(text, &reason));
    let [state, reason] = FIELDS.map(|field| MaybeProp::derive(move || wrong(field)));
    let errors = move || FIELDS.into_iter().filter_map(|id| Some(Wrong { id: id.into(), words: wrong(id)? })).collect::<Vec<_>>();
    let other = move || failure().filter(|Failure(error)| !matches!(error, AppError::Invalid(_) | AppError::NeedsProof));
    let campuses: Vec<Choice> = std::iter::once(Choice::new("", text.learners_all_campuses()))
        .chain(campuses.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)))
        .collect();
    let states: Vec<Choice> = std::iter::once(Choice::new("", text.learners_all_states()))
        .chain(states.into_iter().map(|state| Choice::new(state.clone(), state_name(text, &state))))
        .collect();
    let class = Some(filled("class")).filter(|class| !class.is_empty()).map(|class| {
        view! {
            <p><Chip key=text.exports_class() value=text.exports_one_class() remove="/console/exports" /></p>
            <input type="hidden" name="class" value=class />
        }
    });
    let search = Some(filled("q")).filter(|q| !q.is_empty()).map(|q| {
        view! {
            <p><Chip key=text.exports_search() value=search_words(text, &q) remove="/console/exports" /></p>
            <input type="hidden" name="q" value=q />
        }
    });
    let busy = Signal::derive(move || action.pending().get());
    view! {
        <section class="sec" aria-labelledby="ask-h">
            <h2 id="ask-h">{text.exports_ask()}</h2>
            <ErrorSummary errors=Signal::derive(errors) />
            {move || other().map(|failure| view! { <Banner tone=Tone::Danger><b>{failure.title(text)}</b><p class="label">{failure.next(text)}</p></Banner> })}
            <p class="label soft">{text.exports_left(left.files, left.learners)}</p>
            <ActionForm action attr:id="ask-form" attr:class="stack stack-4" attr:aria-labelledby="ask-h">
                <input type="hidden" name="key" value=key />
                <Select id="campus" name="campus" label=text.people_campus() options=campuses value=filled("campus") />
                <Select id="state" name="state" label=text.people_state() options=states value=filled("state") error=state />
                {class}
                {search}
                {columns(text)}
                <TextArea id="reason" name="reason" label=text.exports_reason() hint=text.exports_reason_hint() most=300 value=filled("reason") error=reason />
                <p><Button kind=ButtonKind::Primary submit=true busy>{text.exports_send()}</Button></p>
            </ActionForm>
        </section>
    }
}
