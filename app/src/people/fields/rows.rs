//! The fields of an archive, one a line, each with a pencil for whoever may correct it.

use super::{
    form::FieldForm,
    words::{field_name, owner_name, shown},
};
use crate::{
    text::{Text, use_text},
    ui::{ButtonSize, IconButton, IconName, KeyValue},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::{
    id::LearnerId,
    people::{ArchiveField, FieldOwner, Portrait},
};

/// What a field says, as it is typed; contacts are shown otherwise.
fn value(portrait: &Portrait, field: ArchiveField) -> Option<String> {
    match field {
        ArchiveField::Name => Some(portrait.name.clone()),
        ArchiveField::Gender => portrait.gender.clone(),
        ArchiveField::BornOn => portrait.born_on.map(|day| day.to_string()),
        ArchiveField::School => portrait.school.clone(),
        ArchiveField::Grade => portrait.grade.clone(),
        ArchiveField::Source => portrait.source.clone(),
        ArchiveField::JoinedOn => portrait.joined_on.map(|day| day.to_string()),
        ArchiveField::Style => portrait.style.clone(),
        ArchiveField::Availability => portrait.availability.clone(),
        ArchiveField::Notes => portrait.notes.clone(),
        ArchiveField::IdNo | ArchiveField::Phone | ArchiveField::Address => None,
    }
}

fn pencil(text: Text, learner: LearnerId, field: ArchiveField) -> impl IntoView {
    let (label, href) = (text.archive_correct(field_name(text, field)), format!("/console/learners/{learner}?edit={}", field.word()));
    view! { <IconButton label icon=IconName::Pencil href size=ButtonSize::Small /> }
}

/// Whether a field is being corrected, and what it says, or its form. `contact` shows what is masked.
fn line(portrait: &Portrait, field: ArchiveField, contact: Option<ViewFn>) -> Option<(Signal<bool>, ViewFn)> {
    let (text, query) = (use_text(), use_query_map());
    let (learner, version, may) = (portrait.id, portrait.version, portrait.can_edit.contains(&field));
    let own = value(portrait, field).filter(|value| !value.trim().is_empty());
    if own.is_none() && contact.is_none() && !may {
        return None;
    }
    let edited = Signal::derive(move || may && query.read().get_str("edit") == Some(field.word()));
    let body = move || {
        if edited.get() {
            return view! { <FieldForm learner field value=own.clone().unwrap_or_default() version /> }.into_any();
        }
        let said = match (&contact, &own) {
            (Some(contact), _) => contact.run(),
            (None, Some(own)) => view! { <span>{shown(text, field, own)}</span> }.into_any(),
            (None, None) => view! { <span class="faint">"–"</span> }.into_any(),
        };
        view! { {said} " " {may.then(|| pencil(text, learner, field))} }.into_any()
    };
    Some((edited, ViewFn::from(body)))
}

/// One fact with its pencil; its form takes the whole width.
fn fact(portrait: &Portrait, field: ArchiveField, contact: Option<ViewFn>) -> Option<impl IntoView + use<>> {
    let (edited, body) = line(portrait, field, contact)?;
    let name = field_name(use_text(), field);
    Some(view! { <dt class:sr=move || edited.get()>{name}</dt><dd class:wide=move || edited.get()>{move || body.run()}</dd> })
}

/// The remarks, which may be long.
fn notes(portrait: &Portrait) -> Option<impl IntoView + use<>> {
    let (_, body) = line(portrait, ArchiveField::Notes, None)?;
    let text = use_text();
    Some(view! {
        <section class="sec" aria-labelledby="notes-h">
            <h2 id="notes-h">{text.learners_notes()}</h2>
            <div class="notes">{move || body.run()}</div>
        </section>
    })
}

/// Which fields the reader's colleagues answer for, and the way to what they were.
fn owners(text: Text, learner: LearnerId) -> impl IntoView {
    let of = |owner| {
        let names: Vec<&str> = ArchiveField::ALL.into_iter().filter(|field| field.owner() == owner).map(|field| field_name(text, field)).collect();
        view! { <li>{text.archive_owner_of(owner_name(text, owner), names.join(text.people_comma()))}</li> }
    };
    view! {
        <details class="label soft">
            <summary>{text.archive_owners()}</summary>
            <ul>{of(FieldOwner::Office)}{of(FieldOwner::Teaching)}</ul>
        </details>
        <p class="label past"><a href=format!("/console/learners/{learner}/history")>{text.archive_history()}</a></p>
    }
}

/// The archive and the remarks; `contact` says how a masked one is shown.
pub fn fields(portrait: &Portrait, contact: &dyn Fn(ArchiveField) -> Option<ViewFn>) -> impl IntoView + use<> {
    let text = use_text();
    let facts = ArchiveField::ALL.into_iter().filter(|field| *field != ArchiveField::Notes);
    let facts: Vec<_> = facts.filter_map(|field| fact(portrait, field, contact(field))).collect();
    view! {
        <section class="sec" aria-labelledby="archive-h">
            <h2 id="archive-h">{text.learners_archive()}</h2>
            <KeyValue>{facts}</KeyValue>
            {owners(text, portrait.id)}
        </section>
        {notes(portrait)}
    }
}
