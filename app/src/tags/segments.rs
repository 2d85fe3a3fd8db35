//! Saved segments above the list of learners.

use super::api::{drop_segment, save_segment};
use crate::{
    fresh_key::fresh_key,
    people::console_query::{list_address, narrows},
    text::{Text, use_text},
    ui::{Button, ChipLink, Field, Icon, IconName},
};
use leptos::prelude::*;
use shared::{people::LearnerFilter, tags::Segment};

fn link(text: Text, segment: Segment, now: &LearnerFilter, drop: Callback<Segment>) -> impl IntoView + use<> {
    let current = segment.filter == LearnerFilter { after: None, ..now.clone() };
    let (href, name, label) = (list_address(&segment.filter), segment.name.clone(), text.tags_drop_segment(&segment.name));
    view! {
        <li class="row">
            <ChipLink href current>{name}</ChipLink>
            <button type="button" class="btn btn-sm btn-icon btn-quiet" aria-label=label.clone() title=label on:click=move |_| drop.run(segment.clone())>
                <Icon name=IconName::X />
            </button>
        </li>
    }
}

fn why(text: Text, reason: &str) -> String {
    match reason {
        "long" => text.tags_segment_long(Segment::LONGEST),
        "many" => text.tags_segment_many(Segment::MOST),
        "nothing" => text.tags_segment_nothing().to_owned(),
        _ => text.tags_segment_required().to_owned(),
    }
}

/// Keeps what is filtered now under a name.
fn keep(text: Text, filter: LearnerFilter, again: Callback<()>) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let action = Action::new(move |(name, key): &(String, String)| save_segment(name.clone(), filter.clone(), key.clone()));
    Effect::new(move || {
        if let Some(Ok(())) = action.value().get() {
            again.run(());
        }
    });
    let wrong = MaybeProp::derive(move || {
        action.value().get().and_then(Result::err).map(|failure| failure.reason("name").map_or_else(|| failure.title(text), |reason| why(text, &reason)))
    });
    let busy = Signal::derive(move || action.pending().get());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        action.dispatch((name.get_untracked(), fresh_key()));
    };
    view! {
        <details>
            <summary class="label">{text.tags_save_segment()}</summary>
            <form class="row" on:submit=send>
                <Field id="segment-name" name="name" label=text.tags_segment_name() hint=text.tags_segment_hint() value=name error=wrong on:input=move |event| name.set(event_target_value(&event)) />
                <Button submit=true busy>{text.tags_save()}</Button>
            </form>
        </details>
    }
}

/// The reader's segments, and the way to keep what is filtered now.
#[component]
pub fn Segments(
    /// What is filtered now.
    filter: LearnerFilter,
    /// The segments.
    segments: Vec<Segment>,
    /// Reads the page again.
    again: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let action = Action::new(|segment: &Segment| drop_segment(segment.id));
    Effect::new(move || {
        if let Some(Ok(())) = action.value().get() {
            again.run(());
        }
    });
    let drop = Callback::new(move |segment: Segment| {
        action.dispatch(segment);
    });
    let known = segments.iter().any(|segment| segment.filter == LearnerFilter { after: None, ..filter.clone() });
    let any = !segments.is_empty();
    let links = segments.into_iter().map(|segment| link(text, segment, &filter, drop)).collect_view();
    let keep = (narrows(&filter) && !known).then(|| keep(text, filter, again));
    view! {
        <div class="segments row row-wrap">
            {any.then(|| view! { <nav aria-label=text.tags_segments()><ul class="row row-wrap">{links}</ul></nav> })}
            {keep}
        </div>
    }
}
