//! What of the learners is shown: a GET form, so that the address holds it and it works without script.

use super::{
    console_query::{LEARNERS, list_address, order_word, sort_word},
    console_state::state_name,
};
use crate::{
    text::use_text,
    ui::{Chip, Choice, FilterBar, Select, send_choice, visit},
};
use leptos::prelude::*;
use shared::{
    id::CampusId,
    people::{LearnerFilter, Named, NamedBy},
    tags::TagName,
};

/// The id of the search box.
pub const SEARCH: &str = "learners-q";

fn hidden(name: &'static str, value: String) -> impl IntoView {
    (!value.is_empty()).then(|| view! { <input type="hidden" name=name value=value /> })
}

/// Search box, campus, state, tag; the class and the order go along.
#[component]
pub fn LearnerFilters(
    /// What is shown now.
    filter: LearnerFilter,
    /// Campuses there are.
    campuses: Vec<(CampusId, String)>,
    /// States there are.
    states: Vec<String>,
    /// Tags there are.
    tags: Vec<TagName>,
    /// Words of the search that name something.
    named: Vec<Named>,
) -> impl IntoView {
    let text = use_text();
    let campus_now = filter.campus.map(|campus| campus.to_string()).unwrap_or_default();
    let campuses: Vec<Choice> = std::iter::once(Choice::new("", text.learners_all_campuses()))
        .chain(campuses.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)))
        .collect();
    let states: Vec<Choice> = std::iter::once(Choice::new("", text.learners_all_states()))
        .chain(states.into_iter().map(|state| Choice::new(state.clone(), state_name(text, &state))))
        .collect();
    let tag_now = filter.tag.map(|tag| tag.to_string()).unwrap_or_default();
    let tags: Vec<Choice> =
        std::iter::once(Choice::new("", text.tags_all_tags())).chain(tags.into_iter().map(|tag| Choice::new(tag.id.to_string(), tag.name))).collect();
    let class = filter.class.map(|_| {
        let remove = list_address(&LearnerFilter { class: None, after: None, ..filter.clone() });
        view! { <Chip key=text.learners_class() value=text.learners_one_class() remove /> }
    });
    let named = named.into_iter().map(|named| {
        let remove = list_address(&LearnerFilter { q: named.without, after: None, ..filter.clone() });
        let key = match named.by {
            NamedBy::Tag => text.tags_filter(),
            NamedBy::Campus => text.people_campus(),
            NamedBy::Class => text.learners_class(),
        };
        view! { <Chip key value=named.name remove /> }
    });
    let named = named.collect_view();
    let by_number = filter.q.starts_with('~');
    let number = by_number.then(|| {
        let remove = list_address(&LearnerFilter { q: String::new(), after: None, ..filter.clone() });
        view! { <Chip key=text.learners_find() value=text.learners_by_number() remove /> }
    });
    view! {
        <FilterBar
            action=LEARNERS
            id=SEARCH
            label=text.learners_find()
            placeholder=text.learners_find_hint()
            value=if by_number { String::new() } else { filter.q.clone() }
            on:submit=visit()
            on:change=send_choice
        >
            {(campuses.len() > 2).then(|| view! { <Select id="learners-campus" name="campus" label=text.people_campus() options=campuses value=campus_now /> })}
            <Select id="learners-state" name="state" label=text.people_state() options=states value=filter.state.clone() />
            {(tags.len() > 1).then(|| view! { <Select id="learners-tag" name="tag" label=text.tags_filter() options=tags value=tag_now /> })}
            {number}
            {named}
            {class}
            {hidden("class", filter.class.map(|class| class.to_string()).unwrap_or_default())}
            {hidden("sort", sort_word(filter.sort).to_owned())}
            {hidden("order", order_word(filter.order).to_owned())}
        </FilterBar>
    }
}
