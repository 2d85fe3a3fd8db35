//! The fields that say who a lead is and how the family is reached.

use super::words::{of, source_name};
use crate::{
    text::use_text,
    ui::{Choice, Field, FieldKind, Select, Wrong},
};
use leptos::prelude::*;
use shared::leads::Source;

/// The names of the fields.
pub(super) const FIELDS: [&str; 6] = ["name", "guardian", "phone", "grade", "subject", "source"];

/// What stands in them; a phone never does.
#[derive(Clone, Default)]
pub(super) struct Filled {
    pub(super) name: String,
    pub(super) guardian: String,
    pub(super) grade: String,
    pub(super) subject: String,
    pub(super) source: String,
}

/// The fields.
#[component]
pub(super) fn LeadFields(
    /// What stands in them.
    filled: Filled,
    /// Whether there is a phone already, which an empty field keeps.
    known: bool,
    /// What is wrong with them.
    #[prop(into)]
    wrong: Signal<Vec<Wrong>>,
) -> impl IntoView {
    let text = use_text();
    let error = move |field: &'static str| MaybeProp::derive(move || of(&wrong.read(), field));
    let sources: Vec<Choice> = Source::ALL.into_iter().map(|source| Choice::new(source.word(), source_name(text, source))).collect();
    let source = if filled.source.is_empty() { Source::Call.word().to_owned() } else { filled.source };
    let hint = if known { text.leads_phone_kept() } else { text.families_phone_hint() };
    view! {
        <Field id="name" name="name" label=text.leads_child() required=true value=filled.name error=error("name") />
        <Field id="guardian" name="guardian" label=text.people_guardian() optional=true value=filled.guardian error=error("guardian") />
        <Field id="phone" name="phone" label=text.people_phone() hint kind=FieldKind::Tel required=!known error=error("phone") />
        <Field id="grade" name="grade" label=text.learners_grade() optional=true value=filled.grade error=error("grade") />
        <Field id="subject" name="subject" label=text.leads_subject() optional=true value=filled.subject error=error("subject") />
        <Select id="source" name="source" label=text.learners_source() options=sources value=source error=error("source") />
    }
}
