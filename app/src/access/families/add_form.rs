//! The form that adds a guardian; it works without script and keeps what was typed.

use super::{
    api::AddGuardian,
    rights_boxes::{RightsBoxes, kept},
    words::{of, wrongs},
};
use crate::{
    text::use_text,
    ui::{ErrorSummary, Field, FieldKind},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use shared::{access::Rights, id::LearnerId};

/// Who, what they are to the child, and what they may.
#[component]
pub(super) fn AddForm(
    /// Whose family.
    learner: LearnerId,
    /// The same until somebody was added: sent twice it counts once.
    key: String,
) -> impl IntoView {
    let text = use_text();
    let failure = ServerAction::<AddGuardian>::new().value().get_untracked().and_then(Result::err);
    let wrong = wrongs(text, failure.as_ref(), &["name", "relation", "phone", "last_on"]);
    let error = |field: &str| MaybeProp::from(of(&wrong, field));
    let query = use_query_map().read_untracked();
    let typed = |field: &str| failure.as_ref().and_then(|_| query.get(field)).unwrap_or_default();
    let rights = kept(failure.as_ref().and_then(|_| query.get("rights")), Rights::USUAL);
    view! {
        <form method="post" action=AddGuardian::PATH class="stack stack-4" aria-labelledby="add-h">
            <h2 id="add-h">{text.families_add()}</h2>
            <ErrorSummary errors=Signal::stored(wrong.clone()) />
            <input type="hidden" name="learner" value=learner.to_string() />
            <input type="hidden" name="key" value=key />
            <Field id="name" name="name" label=text.door_name() required=true value=typed("name") error=error("name") />
            <Field id="relation" name="relation" label=text.families_relation() hint=text.families_relation_hint() required=true value=typed("relation") error=error("relation") />
            <Field id="phone" name="phone" label=text.people_phone() hint=text.families_phone_hint() kind=FieldKind::Tel required=true value=typed("phone") error=error("phone") />
            <RightsBoxes rights />
            <Field id="last_on" name="last_on" label=text.access_last() kind=FieldKind::Date optional=true value=typed("last_on") error=error("last_on") />
            <p><button type="submit" class="btn btn-primary">{text.families_add_now()}</button></p>
        </form>
    }
}
