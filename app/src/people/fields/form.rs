//! The small form of one field, where the field stands. It works without script.

use super::{
    api::CorrectField,
    words::{field_name, owner_name, why},
};
use crate::{
    failure::Failure,
    people::newcomer::genders,
    text::{Text, use_text},
    ui::{ActionForm, Banner, Button, ButtonKind, ButtonSize, Checkbox, Field, FieldKind, LinkButton, Select, Sending, TextArea, Tone},
};
use leptos::prelude::*;
use shared::{error::AppError, id::LearnerId, people::ArchiveField};

/// The control that fits the field.
fn control(text: Text, field: ArchiveField, value: String, error: MaybeProp<String>) -> AnyView {
    let (label, hint) = (field_name(text, field), owner_name(text, field.owner()));
    let kind = match field {
        ArchiveField::BornOn | ArchiveField::JoinedOn => FieldKind::Date,
        ArchiveField::Phone => FieldKind::Tel,
        _ => FieldKind::Text,
    };
    match field {
        ArchiveField::Gender => view! { <Select id="value" name="value" label options=genders(text) hint value error /> }.into_any(),
        ArchiveField::Notes => {
            let most = u32::try_from(field.most()).unwrap_or_default();
            view! { <TextArea id="value" name="value" label hint value most error /> }.into_any()
        }
        _ => view! { <Field id="value" name="value" label hint kind value error /> }.into_any(),
    }
}

/// A contact is typed anew: its form is blank, and an empty one changes nothing.
fn blank(text: Text, field: ArchiveField) -> Option<impl IntoView> {
    field.is_contact().then(|| view! { <Checkbox id="none" name="none">{text.archive_none()}</Checkbox> })
}

/// The form.
#[component]
pub(super) fn FieldForm(
    /// Whose.
    learner: LearnerId,
    /// Which field.
    field: ArchiveField,
    /// What it says now; of a contact nothing.
    value: String,
    /// Which version of the archive that is.
    version: i64,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<CorrectField>::default();
    let failure = move || action.value().get().and_then(Result::err);
    let error = MaybeProp::derive(move || failure()?.reason("value").map(|reason| why(text, field, &reason)));
    let other = move || failure().filter(|Failure(error)| !matches!(error, AppError::Invalid(_)));
    let words = move |failure: &Failure| match failure.0 {
        AppError::Conflict(_) => text.archive_changed_meanwhile().to_owned(),
        _ => failure.title(text),
    };
    let busy = Signal::derive(move || action.pending().get());
    let key = format!("correct.{}.{learner}.{version}", field.word());
    view! {
        {move || other().map(|failure| view! { <Banner tone=Tone::Danger>{words(&failure)}</Banner> })}
        <ActionForm action attr:id="field-form" attr:class="stack stack-2" attr:aria-label=text.archive_correct(field_name(text, field))>
            <input type="hidden" name="learner" value=learner.to_string() />
            <input type="hidden" name="field" value=field.word() />
            <input type="hidden" name="version" value=version.to_string() />
            <input type="hidden" name="key" value=key />
            {control(text, field, value, error)}
            {blank(text, field)}
            <Checkbox id="by_family" name="by_family">{text.archive_by_family()}</Checkbox>
            <p class="row row-wrap gap-3">
                <Button kind=ButtonKind::Primary size=ButtonSize::Small submit=true busy>{text.archive_save()}</Button>
                <LinkButton size=ButtonSize::Small href=format!("/console/learners/{learner}")>{text.archive_cancel()}</LinkButton>
            </p>
        </ActionForm>
    }
}
