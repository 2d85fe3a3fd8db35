//! The fields of the form: the child, how it learns, the family.

use crate::{
    people::console_state::{gender_name, state_name},
    text::{Text, use_text},
    ui::{Choice, Field, FieldKind, Select, TextArea, Wrong},
};
use leptos::prelude::*;
use shared::{
    id::CampusId,
    people::{NewLearner, TypedLearner},
};

/// What is wrong with one field.
fn error(wrong: Signal<Vec<Wrong>>, field: &'static str) -> MaybeProp<String> {
    MaybeProp::derive(move || wrong.read().iter().find(|wrong| wrong.id == field).map(|wrong| wrong.words.clone()))
}

fn line(wrong: Signal<Vec<Wrong>>, id: &'static str, label: &'static str, value: String, kind: FieldKind) -> impl IntoView {
    view! { <Field id name=format!("typed[{id}]") label kind value optional=true error=error(wrong, id) /> }
}

/// Genders, and that it is not known.
pub(in crate::people) fn genders(text: Text) -> Vec<Choice> {
    let known = NewLearner::GENDERS.map(|gender| Choice::new(gender, gender_name(text, gender)));
    std::iter::once(Choice::new("", text.archive_not_known())).chain(known).collect()
}

/// States to begin in.
pub(super) fn states(text: Text) -> Vec<Choice> {
    NewLearner::STATES.map(|state| Choice::new(state, state_name(text, state))).into()
}

/// Who the child is.
pub(super) fn child(typed: &TypedLearner, wrong: Signal<Vec<Wrong>>) -> impl IntoView + use<> {
    let (text, typed) = (use_text(), typed.clone());
    view! {
        <fieldset class="stack stack-4">
            <legend class="sec-h">{text.archive_child()}</legend>
            <div class="form-grid">
                <Field id="name" name="typed[name]" label=text.people_name() required=true value=typed.name error=error(wrong, "name") />
                <Select id="gender" name="typed[gender]" label=text.audit_field_gender() options=genders(text) value=typed.gender error=error(wrong, "gender") />
                {line(wrong, "born_on", text.learners_born(), typed.born_on, FieldKind::Date)}
                {line(wrong, "id_no", text.learners_id_no(), typed.id_no, FieldKind::Text)}
                {line(wrong, "phone", text.archive_own_phone(), typed.phone, FieldKind::Tel)}
                {line(wrong, "address", text.learners_address(), typed.address, FieldKind::Text)}
            </div>
        </fieldset>
    }
}

/// Who speaks for the child.
pub(super) fn family(typed: &TypedLearner, wrong: Signal<Vec<Wrong>>) -> impl IntoView + use<> {
    let (text, typed) = (use_text(), typed.clone());
    view! {
        <fieldset class="stack stack-4">
            <legend class="sec-h">{text.people_guardian()}</legend>
            <div class="form-grid">
                {line(wrong, "guardian", text.archive_guardian(), typed.guardian, FieldKind::Text)}
                {line(wrong, "relation", text.families_relation(), typed.relation, FieldKind::Text)}
                {line(wrong, "guardian_phone", text.archive_guardian_phone(), typed.guardian_phone, FieldKind::Tel)}
            </div>
        </fieldset>
    }
}

/// Where and how the child learns.
pub(super) fn school(typed: &TypedLearner, campuses: Vec<(CampusId, String)>, joined: String, wrong: Signal<Vec<Wrong>>) -> impl IntoView + use<> {
    let (text, typed) = (use_text(), typed.clone());
    let first = campuses.first().map(|(id, _)| id.to_string()).unwrap_or_default();
    let campus = if typed.campus.is_empty() { first } else { typed.campus };
    let campuses: Vec<Choice> = campuses.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    let state = if typed.state.is_empty() { NewLearner::STATES[0].to_owned() } else { typed.state };
    let most = u32::try_from(NewLearner::NOTES).unwrap_or_default();
    view! {
        <fieldset class="stack stack-4">
            <legend class="sec-h">{text.archive_learning()}</legend>
            <div class="form-grid">
                <Select id="campus" name="typed[campus]" label=text.people_campus() options=campuses value=campus error=error(wrong, "campus") />
                <Select id="state" name="typed[state]" label=text.people_state() options=states(text) value=state error=error(wrong, "state") />
                {line(wrong, "school", text.audit_field_school(), typed.school, FieldKind::Text)}
                {line(wrong, "grade", text.learners_grade(), typed.grade, FieldKind::Text)}
                {line(wrong, "joined_on", text.archive_joined(), joined, FieldKind::Date)}
                {line(wrong, "source", text.learners_source(), typed.source, FieldKind::Text)}
                {line(wrong, "referrer", text.archive_referrer(), typed.referrer, FieldKind::Text)}
                {line(wrong, "availability", text.learners_availability(), typed.availability, FieldKind::Text)}
            </div>
            <TextArea id="notes" name="typed[notes]" label=text.learners_notes() most value=typed.notes error=error(wrong, "notes") />
        </fieldset>
    }
}
