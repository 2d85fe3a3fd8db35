//! Asking for rights.

use super::api::AskGrant;
use crate::{
    face::role_choices,
    failure::Failure,
    resend,
    text::{Text, use_text},
    ui::{ActionForm, Banner, Button, ButtonKind, Choice, ErrorSummary, Field, FieldKind, Select, Sending, TextArea, Tone, Wrong},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::{
    access::AskGrant as Ask,
    error::AppError,
    id::{CampusId, ClassId, OwnRoleId, StaffId},
};

/// The fields that can be refused.
const FIELDS: [&str; 5] = ["role", "grantee", "class", "last_on", "reason"];

fn why(text: Text, field: &str, reason: &str) -> String {
    match (field, reason) {
        ("last_on", "far") => text.access_grant_far(),
        ("last_on", "past") => text.access_grant_past(),
        ("reason", "long") => text.access_grant_long(),
        ("reason", _) => text.access_grant_reason_required(),
        ("class", _) => text.access_grant_class_not_own(),
        ("role", "unknown") => text.roles_role_gone(),
        ("role", _) => text.access_grant_role_not_held(),
        ("grantee", _) => text.access_grant_no_colleague(),
        _ => text.access_unreadable(),
    }
    .to_owned()
}

fn filled(name: &str, otherwise: &str) -> String {
    use_query_map().read_untracked().get(name).unwrap_or_else(|| otherwise.to_owned())
}

/// Choices, the first of which is to choose none.
fn choices<T: ToString>(none: &str, all: Vec<(T, String)>) -> Vec<Choice> {
    std::iter::once(Choice::new("", none)).chain(all.into_iter().map(|(id, name)| Choice::new(id.to_string(), name))).collect()
}

/// The form; it works without script.
#[component]
pub fn AskForm(
    /// Campuses to ask for.
    campuses: Vec<(CampusId, String)>,
    /// Departments to ask for.
    departments: Vec<String>,
    /// Roles of the school's own to ask for.
    own_roles: Vec<(OwnRoleId, String)>,
    /// Own classes, which can be lent.
    classes: Vec<(ClassId, String)>,
    /// To whom.
    colleagues: Vec<(StaffId, String)>,
    /// The school's day.
    today: NaiveDate,
    /// The same until something was asked for: sent twice it counts once.
    key: String,
    /// Reads the page again.
    again: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<AskGrant>::default();
    resend::follow(action, "ask-form", again);
    let failure = move || action.value().get().and_then(Result::err);
    let wrong = move |field: &'static str| failure().and_then(|failure: Failure| failure.reason(field)).map(|reason| why(text, field, &reason));
    let [role, grantee, class, last, reason] = FIELDS.map(|field| MaybeProp::derive(move || wrong(field)));
    let errors = move || FIELDS.into_iter().filter_map(|id| Some(Wrong { id: id.into(), words: wrong(id)? })).collect::<Vec<_>>();
    let other = move || failure().filter(|Failure(error)| !matches!(error, AppError::Invalid(_) | AppError::NeedsProof));
    let roles = role_choices(text, own_roles, false);
    let departments = choices(text.access_all_departments(), departments.into_iter().map(|name| (name.clone(), name)).collect());
    let week = (today + chrono::Days::new(6)).to_string();
    let busy = Signal::derive(move || action.pending().get());
    let lend = (!classes.is_empty()).then(|| {
        view! {
            <Select id="class" name="class" label=text.access_grant_class() options=choices(text.access_grant_class_none(), classes) value=filled("class", "") error=class />
            <Select id="grantee" name="grantee" label=text.access_grant_for() options=choices(text.access_grant_for_me(), colleagues) value=filled("grantee", "") hint=text.access_grant_lend() error=grantee />
        }
    });
    view! {
        <section class="sec" aria-labelledby="ask-h">
            <h2 id="ask-h">{text.access_grant_ask()}</h2>
            <ErrorSummary errors=Signal::derive(errors) />
            {move || other().map(|failure| view! { <Banner tone=Tone::Danger><b>{failure.title(text)}</b><p class="label">{failure.next(text)}</p></Banner> })}
            <ActionForm action attr:id="ask-form" attr:class="stack stack-4" attr:aria-labelledby="ask-h">
                <input type="hidden" name="key" value=key />
                <Select id="role" name="role" label=text.access_role() options=roles value=filled("role", "teacher") error=role />
                <Select id="campus" name="campus" label=text.people_campus() options=choices(text.console_all_campuses(), campuses) value=filled("campus", "") />
                <Select id="department" name="department" label=text.access_department() options=departments value=filled("department", "") />
                {lend}
                <Field id="last_on" name="last_on" label=text.access_last() kind=FieldKind::Date hint=text.access_grant_longest(Ask::LONGEST) value=filled("last_on", &week) error=last />
                <TextArea id="reason" name="reason" label=text.access_grant_reason() most=300 value=filled("reason", "") error=reason />
                <p><Button kind=ButtonKind::Primary submit=true busy>{text.access_grant_send()}</Button></p>
            </ActionForm>
        </section>
    }
}
