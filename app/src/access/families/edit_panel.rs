//! One guardian: what they may, their invitation, and the end of it.

use super::{
    api::{EndLink, SetLinkRights},
    door_panel::DoorPanel,
    rights_boxes::{RightsBoxes, kept},
    words::{of, wrongs},
};
use crate::{
    text::use_text,
    ui::{ActionForm, Button, ButtonKind, ErrorSummary, Field, FieldKind, Sending},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use shared::{
    access::{LinkLine, Term},
    id::{GuardianId, LearnerId},
};

/// All that can be done about one guardian.
#[component]
pub(super) fn EditPanel(
    /// Whose family.
    learner: LearnerId,
    /// The guardian.
    line: LinkLine,
) -> impl IntoView {
    let text = use_text();
    let over = line.term == Term::Over;
    let (guardian, name) = (line.guardian, line.name.clone());
    let door = (!over).then(|| view! { <DoorPanel learner line=line.clone() /> });
    let end = (!over).then(|| view! { <EndForm learner guardian name=name.clone() /> });
    view! {
        <p><a href=format!("/console/learners/{learner}/family")>{text.families_back()}</a></p>
        <RightsForm learner line />
        {door}
        {end}
    }
}

#[component]
fn RightsForm(learner: LearnerId, line: LinkLine) -> impl IntoView {
    let text = use_text();
    let failure = ServerAction::<SetLinkRights>::new().value().get_untracked().and_then(Result::err);
    let wrong = wrongs(text, failure.as_ref(), &["from_on", "last_on"]);
    let error = |field: &str| MaybeProp::from(of(&wrong, field));
    let query = use_query_map().read_untracked();
    let typed = |field: &str, now: String| failure.as_ref().and_then(|_| query.get(field)).unwrap_or(now);
    let rights = kept(failure.as_ref().and_then(|_| query.get("rights")), line.rights);
    let over = line.term == Term::Over;
    let (from, last) =
        if over { (String::new(), String::new()) } else { (line.from_on.to_string(), line.last_on.map(|day| day.to_string()).unwrap_or_default()) };
    let save = if over { text.families_again() } else { text.families_save() };
    view! {
        <section class="sec" aria-labelledby="rights-h">
            <form method="post" action=SetLinkRights::PATH class="stack stack-4" aria-labelledby="rights-h">
                <h2 id="rights-h">{text.families_rights_of(&line.name)}</h2>
                <ErrorSummary errors=Signal::stored(wrong.clone()) />
                <input type="hidden" name="learner" value=learner.to_string() />
                <input type="hidden" name="guardian" value=line.guardian.to_string() />
                <RightsBoxes rights />
                <Field id="from_on" name="from_on" label=text.access_from() kind=FieldKind::Date value=typed("from_on", from) error=error("from_on") />
                <Field id="last_on" name="last_on" label=text.access_last() hint=text.families_last_hint() kind=FieldKind::Date optional=true value=typed("last_on", last) error=error("last_on") />
                <p><button type="submit" class="btn btn-primary">{save}</button></p>
            </form>
        </section>
    }
}

#[component]
fn EndForm(learner: LearnerId, guardian: GuardianId, name: String) -> impl IntoView {
    let text = use_text();
    let action = Sending::<EndLink>::default();
    let wrong = move || wrongs(text, action.value().get().and_then(Result::err).as_ref(), &["reason"]);
    let error = MaybeProp::derive(move || of(&wrong(), "reason"));
    let busy = Signal::derive(move || action.pending().get());
    view! {
        <section class="sec" aria-labelledby="end-h">
            <h2 id="end-h">{text.families_end()}</h2>
            <p class="soft">{text.families_end_text()}</p>
            <ErrorSummary errors=Signal::derive(wrong) />
            <ActionForm action attr:class="stack stack-4" attr:aria-labelledby="end-h">
                <input type="hidden" name="learner" value=learner.to_string() />
                <input type="hidden" name="guardian" value=guardian.to_string() />
                <Field id="reason" name="reason" label=text.people_reveal_reason() hint=text.families_end_hint() required=true error />
                <p><Button kind=ButtonKind::DangerSolid submit=true busy>{text.families_end_now(&name)}</Button></p>
            </ActionForm>
        </section>
    }
}
