//! Giving a role.

use super::api::GiveRole;
use crate::{
    face::role_choices,
    failure::Failure,
    resend,
    text::{Text, use_text},
    ui::{ActionForm, Banner, Button, ButtonKind, Choice, ErrorSummary, Field, FieldKind, Select, Sending, Tone, Wrong},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::{
    error::AppError,
    id::{AccountId, CampusId, OwnRoleId},
};

/// The fields that can be refused.
const FIELDS: [&str; 4] = ["role", "class", "from_on", "last_on"];

fn why(text: Text, field: &str, reason: &str) -> String {
    match reason {
        "unknown" if field == "role" => text.roles_role_gone(),
        "past" => text.access_term_past(),
        "before_from" => text.access_term_before(),
        "contract" => text.roles_contract_first(),
        "beyond" => text.access_role_beyond(),
        "unknown" => text.access_class_unknown(),
        _ => text.access_unreadable(),
    }
    .to_owned()
}

/// What was filled in before the form was refused, where there is no script to keep it.
fn filled(name: &str, otherwise: &str) -> String {
    use_query_map().read_untracked().get(name).unwrap_or_else(|| otherwise.to_owned())
}

fn places(text: Text, campuses: Vec<(CampusId, String)>) -> Vec<Choice> {
    std::iter::once(Choice::new("", text.console_all_campuses())).chain(campuses.into_iter().map(|(id, name)| Choice::new(id.to_string(), name))).collect()
}

/// The form that gives a role. With script it stays as it is filled in until the role is given; it works without, too.
#[component]
pub fn GiveRoleForm(
    /// To whom.
    account: AccountId,
    /// What it can be for.
    campuses: Vec<(CampusId, String)>,
    /// And which departments.
    departments: Vec<String>,
    /// Roles of the school's own.
    own_roles: Vec<(OwnRoleId, String)>,
    /// Whether a contract with another company covers them.
    has_contract: bool,
    /// The school's day.
    today: NaiveDate,
    /// The same until a role was given: sent twice it counts once.
    key: String,
    /// Reads the page again.
    again: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<GiveRole>::default();
    resend::follow(action, "give-form", again);
    let failure = move || action.value().get().and_then(Result::err);
    let wrong = move |field: &'static str| failure().and_then(|failure: Failure| failure.reason(field)).map(|reason| why(text, field, &reason));
    let [role, class, from, last] = FIELDS.map(|field| MaybeProp::derive(move || wrong(field)));
    let errors = move || FIELDS.into_iter().filter_map(|id| Some(Wrong { id: id.into(), words: wrong(id)? })).collect::<Vec<_>>();
    let other = move || failure().filter(|Failure(error)| !matches!(error, AppError::Invalid(_) | AppError::NeedsProof));
    let roles = role_choices(text, own_roles, has_contract);
    let every = std::iter::once(Choice::new("", text.access_all_departments()));
    let departments: Vec<Choice> = every.chain(departments.into_iter().map(|name| Choice::new(name.clone(), name))).collect();
    let busy = Signal::derive(move || action.pending().get());
    view! {
        <h3 id="give-h">{text.access_give()}</h3>
        <ErrorSummary errors=Signal::derive(errors) />
        {move || other().map(|failure| view! { <Banner tone=Tone::Danger><b>{failure.title(text)}</b><p class="label">{failure.next(text)}</p></Banner> })}
        <ActionForm action attr:id="give-form" attr:class="stack stack-4 give-role" attr:aria-labelledby="give-h">
            <input type="hidden" name="account" value=account.to_string() />
            <input type="hidden" name="key" value=key />
            <div class="form-grid">
                <Select id="role" name="role" label=text.access_role() options=roles value=filled("role", "teacher") error=role />
                <Select id="campus" name="campus" label=text.people_campus() options=places(text, campuses) value=filled("campus", "") />
                <Select id="department" name="department" label=text.access_department() options=departments value=filled("department", "") />
                <Field id="class" name="class" label=text.access_class_code() hint=text.access_class_hint() optional=true value=filled("class", "") error=class />
                <Field id="from_on" name="from_on" label=text.access_from() kind=FieldKind::Date value=filled("from_on", &today.to_string()) error=from />
                <Field id="last_on" name="last_on" label=text.access_last() kind=FieldKind::Date optional=true value=filled("last_on", "") error=last />
            </div>
            <p><Button kind=ButtonKind::Primary submit=true busy>{text.access_give_now()}</Button></p>
        </ActionForm>
    }
}
