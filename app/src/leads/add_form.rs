//! Writing a new lead down. It works without script, too; then names and phone are typed again, as no address carries them.

use super::{
    api::AddLead,
    fields::{FIELDS, Filled, LeadFields},
    words::{of, sellers as people, wrongs},
};
use crate::{
    failure::Failure,
    text::use_text,
    ui::{ActionForm, Banner, Button, ButtonKind, Choice, ErrorSummary, Field, FieldKind, Select, Sending, Tone},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::{error::AppError, leads::LeadForm};

/// Child, family, what they want, who looks after them.
#[component]
pub(super) fn AddForm(
    /// What there is to choose from.
    form: LeadForm,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<AddLead>::default();
    let failure = move || action.value().get().and_then(Result::err);
    let mut fields = FIELDS.to_vec();
    fields.extend(["campus", "owner", "next_on"]);
    let wrong = Signal::derive(move || wrongs(text, failure().as_ref(), &fields));
    let error = move |field: &'static str| MaybeProp::derive(move || of(&wrong.read(), field));
    let other = move || failure().filter(|Failure(error)| !matches!(error, AppError::Invalid(_)));
    let before = |field: &str| use_query_map().read_untracked().get(field).unwrap_or_default();
    let filled = Filled { grade: before("grade"), subject: before("subject"), source: before("source"), ..Filled::default() };
    let next = if before("next_on").is_empty() { form.today.to_string() } else { before("next_on") };
    let first = form.campuses.first().map(|(id, _)| id.to_string()).unwrap_or_default();
    let campus = if before("campus").is_empty() { first } else { before("campus") };
    let campuses: Vec<Choice> = form.campuses.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    let owner = form.sellers.map(|sellers| {
        view! { <Select id="owner" name="owner" label=text.leads_owner() options=people(text.leads_nobody(), sellers) value=before("owner") error=error("owner") /> }
    });
    let busy = Signal::derive(move || action.pending().get());
    view! {
        <ErrorSummary errors=wrong />
        {move || other().map(|failure| view! { <Banner tone=Tone::Danger><b>{failure.title(text)}</b><p class="label">{failure.next(text)}</p></Banner> })}
        <ActionForm action attr:id="add-form" attr:class="stack stack-4" attr:aria-labelledby="add-h">
            <input type="hidden" name="key" value=form.key />
            <LeadFields filled known=false wrong />
            <Select id="campus" name="campus" label=text.people_campus() options=campuses value=campus error=error("campus") />
            {owner}
            <Field id="next_on" name="next_on" label=text.leads_next() kind=FieldKind::Date optional=true value=next error=error("next_on") />
            <p><Button kind=ButtonKind::Primary submit=true busy>{text.leads_add_now()}</Button></p>
        </ActionForm>
    }
}
