//! One condition: what it asks about, and its values.

use super::{Builder, fields::fields, group::ends, id, kind};
use crate::text::use_text;
use leptos::prelude::*;
use shared::tags::{Condition, Rule};

/// The condition at `at`, which stands at `path` with what is around it.
pub(super) fn row(builder: Builder, path: Vec<usize>, at: Vec<usize>, negated: bool, condition: Condition) -> AnyView {
    let text = use_text();
    let (names, states, now) = (builder.names(), builder.states.get_value(), kind::word(&condition));
    let options =
        kind::choices(text, &names, &states).into_iter().map(|(word, name)| view! { <option value=word selected=word == now>{name}</option> }).collect_view();
    let (place, focus) = (at.clone(), id("kind", &path));
    let choose = move |event| {
        let Some(condition) = kind::begin(&event_target_value(&event), &builder.names(), &builder.states.get_value()) else { return };
        builder.reshape(focus.clone(), |rule| {
            if let Some(part) = rule.at_mut(&place) {
                *part = Rule::Is(condition);
            }
        });
    };
    view! {
        <div class=if negated { "rule-row is-not" } else { "rule-row" }>
            {negated.then(|| view! { <b>{text.tags_negated()}</b> })}
            <select class="input" id=id("kind", &path) aria-label=text.tags_asks() on:change=choose>{options}</select>
            {fields(builder, &path, at, condition)}
            <span class="push row">{ends(builder, path, negated)}</span>
        </div>
    }
    .into_any()
}
