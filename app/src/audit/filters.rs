//! What of the log is shown: a GET form, so that the address holds it and it works without script.

use super::{
    query::{AUDIT, changed},
    words::{field_name, kind_name},
};
use crate::{
    text::{Text, use_text},
    ui::{Chip, ChipLink, Choice, Field, FieldKind, FilterBar, Select, send_choice, visit},
};
use leptos::prelude::*;
use shared::audit::{FIELDS, Kind, LogFilter, LogPage, Name};

/// The id of the search box.
pub const SEARCH: &str = "audit-q";

fn hidden(name: &'static str, value: Option<String>) -> impl IntoView {
    value.map(|value| view! { <input type="hidden" name=name value=value /> })
}

fn chip<Id>(text: Text, key: &'static str, name: Option<&Name<Id>>, remove: String) -> impl IntoView + use<Id> {
    name.map(|name| {
        let value = if name.name.is_empty() { text.audit_gone().to_owned() } else { name.name.clone() };
        view! { <Chip key value remove /> }
    })
}

/// Person, learner, kind, field and days.
#[component]
pub fn LogFilters(
    /// What is shown now.
    filter: LogFilter,
    /// Whom it names.
    actor: Option<Name<shared::id::AccountId>>,
    /// Whom it is about.
    learner: Option<Name<shared::id::LearnerId>>,
) -> impl IntoView {
    let text = use_text();
    let all = |words: &'static str| Choice::new("", words);
    let kinds: Vec<Choice> =
        std::iter::once(all(text.audit_all_kinds())).chain(Kind::ALL.map(|kind| Choice::new(kind.word(), kind_name(text, kind)))).collect();
    let fields: Vec<Choice> = std::iter::once(all(text.audit_all_fields())).chain(FIELDS.map(|field| Choice::new(field, field_name(text, field)))).collect();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let without = |change: fn(&mut LogFilter)| {
        changed(&filter, |filter| {
            filter.q = String::new();
            change(filter);
        })
    };
    let chips = (
        chip(text, text.audit_who(), actor.as_ref(), without(|filter| filter.actor = None)),
        chip(text, text.audit_about(), learner.as_ref(), without(|filter| filter.learner = None)),
    );
    let (from, to) = (day(filter.from), day(filter.to));
    let (kind, field) = (filter.kind.map_or("", Kind::word).to_owned(), filter.field.clone());
    let kept = (hidden("actor", filter.actor.map(|id| id.to_string())), hidden("learner", filter.learner.map(|id| id.to_string())));
    view! {
        <FilterBar
            action=AUDIT
            id=SEARCH
            label=text.audit_find()
            placeholder=text.audit_find_hint()
            value=filter.q.clone()
            on:submit=visit()
            on:change=send_choice
        >
            <Select id="audit-kind" name="kind" label=text.audit_kind() options=kinds value=kind />
            <Select id="audit-field" name="field" label=text.audit_field() options=fields value=field />
            <Field id="audit-from" name="from" label=text.audit_from() kind=FieldKind::Date value=from />
            <Field id="audit-to" name="to" label=text.audit_to() kind=FieldKind::Date value=to />
            {chips}
            {kept}
        </FilterBar>
    }
}

/// Several people of one name: one is to be chosen.
pub fn which(filter: &LogFilter, log: &LogPage) -> impl IntoView + use<> {
    let text = use_text();
    let (people, learners) = (log.actors.clone(), log.learners.clone());
    let none = people.is_empty() && learners.is_empty();
    let chosen = |change: &dyn Fn(&mut LogFilter)| {
        changed(filter, |filter| {
            filter.q = String::new();
            change(filter);
        })
    };
    let people = people
        .into_iter()
        .map(|one| view! { <ChipLink href=chosen(&|filter| filter.actor = Some(one.id))>{text.audit_did(&one.name)}</ChipLink> })
        .collect_view();
    let learners = learners
        .into_iter()
        .map(|one| view! { <ChipLink href=chosen(&|filter| filter.learner = Some(one.id))>{text.audit_of(&one.name)}</ChipLink> })
        .collect_view();
    (!none).then(|| view! { <div class="stack stack-3"><h3>{text.audit_several()}</h3><p class="row row-wrap gap-2">{people}{learners}</p></div> })
}
