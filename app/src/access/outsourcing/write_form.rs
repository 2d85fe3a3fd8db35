//! Writing a contract down.

use super::api::WriteContract;
use crate::{
    failure::Failure,
    resend,
    text::{Text, use_text},
    ui::{ActionForm, Banner, Button, ButtonKind, Choice, ErrorSummary, Field, FieldKind, Select, Sending, Tone, Wrong},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::{error::AppError, id::AccountId};

/// The fields that can be refused.
const FIELDS: [&str; 6] = ["account", "company", "purpose", "signed_by", "from_on", "last_on"];

fn why(text: Text, reason: &str) -> String {
    match reason {
        "required" => text.roles_contract_required(),
        "long" => text.roles_contract_long(),
        "past" => text.access_term_past(),
        "before_from" => text.access_term_before(),
        _ => text.access_unreadable(),
    }
    .to_owned()
}

fn filled(name: &str, otherwise: &str) -> String {
    use_query_map().read_untracked().get(name).unwrap_or_else(|| otherwise.to_owned())
}

/// The form; it works without script.
#[component]
pub fn WriteForm(
    /// Whom a contract can cover.
    people: Vec<(AccountId, String)>,
    /// The school's day.
    today: NaiveDate,
    /// The same until a contract was written: sent twice it counts once.
    key: String,
    /// Reads the page again.
    again: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<WriteContract>::default();
    resend::follow(action, "contract-form", again);
    let failure = move || action.value().get().and_then(Result::err);
    let wrong = move |field: &'static str| failure().and_then(|failure: Failure| failure.reason(field)).map(|reason| why(text, &reason));
    let [account, company, purpose, signed, from, last] = FIELDS.map(|field| MaybeProp::derive(move || wrong(field)));
    let errors = move || FIELDS.into_iter().filter_map(|id| Some(Wrong { id: id.into(), words: wrong(id)? })).collect::<Vec<_>>();
    let other = move || failure().filter(|Failure(error)| !matches!(error, AppError::Invalid(_) | AppError::NeedsProof));
    let choices = std::iter::once(Choice::new("", text.roles_contract_choose())).chain(people.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)));
    let choices: Vec<Choice> = choices.collect();
    let busy = Signal::derive(move || action.pending().get());
    view! {
        <section class="sec" aria-labelledby="write-h">
            <h2 id="write-h">{text.roles_contract_write()}</h2>
            <ErrorSummary errors=Signal::derive(errors) />
            {move || other().map(|failure| view! { <Banner tone=Tone::Danger><b>{failure.title(text)}</b><p class="label">{failure.next(text)}</p></Banner> })}
            <ActionForm action attr:id="contract-form" attr:class="stack stack-4" attr:aria-labelledby="write-h">
                <input type="hidden" name="key" value=key />
                <Select id="account" name="account" label=text.roles_contract_whom() options=choices value=filled("account", "") error=account />
                <Field id="company" name="company" label=text.roles_company() value=filled("company", "") error=company />
                <Field id="purpose" name="purpose" label=text.roles_purpose() value=filled("purpose", "") error=purpose />
                <Field id="signed_by" name="signed_by" label=text.roles_signed_by() value=filled("signed_by", "") error=signed />
                <Field id="from_on" name="from_on" label=text.access_from() kind=FieldKind::Date value=filled("from_on", &today.to_string()) error=from />
                <Field id="last_on" name="last_on" label=text.access_last() kind=FieldKind::Date value=filled("last_on", "") error=last />
                <p><Button kind=ButtonKind::Primary submit=true busy>{text.roles_contract_write_now()}</Button></p>
            </ActionForm>
        </section>
    }
}
