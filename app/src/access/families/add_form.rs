//! The form that adds a guardian. It works without script, too; then name and phone are typed again, as no address carries them.

use super::{
    api::AddGuardian,
    rights_boxes::{RightsBoxes, kept},
    words::{of, wrongs},
};
use crate::{
    failure::Failure,
    resend,
    text::use_text,
    ui::{ActionForm, Banner, Button, ButtonKind, ErrorSummary, Field, FieldKind, Sending, Tone},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::{access::Rights, error::AppError, id::LearnerId};

/// Who, what they are to the child, and what they may.
#[component]
pub(super) fn AddForm(
    /// Whose family.
    learner: LearnerId,
    /// The same until somebody was added: sent twice it counts once.
    key: String,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<AddGuardian>::default();
    resend::follow(action, "add-form", Callback::new(|()| ()));
    let failure = move || action.value().get().and_then(Result::err);
    let wrong = move || wrongs(text, failure().as_ref(), &["name", "relation", "phone", "last_on"]);
    let error = move |field: &'static str| MaybeProp::derive(move || of(&wrong(), field));
    let other = move || failure().filter(|Failure(error)| !matches!(error, AppError::Invalid(_) | AppError::NeedsProof));
    let query = use_query_map().read_untracked();
    let refused = action.value().get_untracked().is_some_and(|answer| answer.is_err());
    let [relation, last_on] = ["relation", "last_on"].map(|field| query.get(field).filter(|_| refused).unwrap_or_default());
    let rights = kept(query.get("rights").filter(|_| refused), Rights::USUAL);
    let busy = Signal::derive(move || action.pending().get());
    view! {
        <h2 id="add-h">{text.families_add()}</h2>
        <ErrorSummary errors=Signal::derive(wrong) />
        {move || other().map(|failure| view! { <Banner tone=Tone::Danger><b>{failure.title(text)}</b><p class="label">{failure.next(text)}</p></Banner> })}
        <ActionForm action attr:id="add-form" attr:class="stack stack-4" attr:aria-labelledby="add-h">
            <input type="hidden" name="learner" value=learner.to_string() />
            <input type="hidden" name="key" value=key />
            <Field id="name" name="name" label=text.door_name() required=true error=error("name") />
            <Field id="relation" name="relation" label=text.families_relation() hint=text.families_relation_hint() required=true value=relation error=error("relation") />
            <Field id="phone" name="phone" label=text.people_phone() hint=text.families_phone_hint() kind=FieldKind::Tel required=true error=error("phone") />
            <RightsBoxes rights />
            <Field id="last_on" name="last_on" label=text.access_last() kind=FieldKind::Date optional=true value=last_on error=error("last_on") />
            <p><Button kind=ButtonKind::Primary submit=true busy>{text.families_add_now()}</Button></p>
        </ActionForm>
    }
}
