//! The roles of an account, and giving one.

use super::api::{EndRole, GiveRole};
use crate::{
    face::role_name,
    failure::Failure,
    text::{Text, use_text},
    ui::{Badge, Choice, Empty, ErrorSummary, Field, FieldKind, IconName, Select, TableWrap, Tone, Wrong, date::day_full},
};
use chrono::NaiveDate;
use leptos::{either::Either, prelude::*, server_fn::ServerFn};
use shared::{
    access::{HeldRole, Role, Term},
    id::{AccountId, CampusId},
};

fn term(text: Text, term: Term) -> impl IntoView + use<> {
    let (tone, icon, word) = match term {
        Term::Coming => (Tone::Info, IconName::Clock, text.access_term_coming()),
        Term::Now => (Tone::Positive, IconName::CheckCircle, text.access_term_now()),
        Term::Over => (Tone::Neutral, IconName::Lock, text.access_term_over()),
    };
    view! { <Badge tone icon>{word}</Badge> }
}

/// Every role that was given, those that hold first.
#[component]
pub fn Roles(
    /// Whose.
    account: AccountId,
    /// The roles.
    roles: Vec<HeldRole>,
    /// Whether one can be ended here.
    can_change: bool,
) -> impl IntoView {
    let text = use_text();
    if roles.is_empty() {
        return Either::Left(view! { <Empty title=text.access_no_roles() text=text.access_no_roles_text() /> });
    }
    let row = move |role: HeldRole| {
        let end = (can_change && role.term != Term::Over).then(|| {
            view! {
                <form method="post" action=EndRole::PATH>
                    <input type="hidden" name="account" value=account.to_string() />
                    <input type="hidden" name="role" value=role.id.to_string() />
                    <button type="submit" class="btn btn-quiet btn-sm" aria-label=text.access_end_role(role_name(text, role.role))>{text.access_end()}</button>
                </form>
            }
        });
        view! {
            <tr>
                <th scope="row">{role_name(text, role.role)}</th>
                <td>{role.campus.unwrap_or_else(|| text.console_all_campuses().into())}</td>
                <td>{day_full(text, role.from_on)}</td>
                <td>{role.last_on.map_or_else(|| text.access_open_end().to_owned(), |last| day_full(text, last))}</td>
                <td>{term(text, role.term)}</td>
                <td class="end">{end}</td>
            </tr>
        }
    };
    Either::Right(view! {
        <TableWrap label=text.access_roles_given()>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.access_role()}</th>
                        <th scope="col">{text.people_campus()}</th>
                        <th scope="col">{text.access_from()}</th>
                        <th scope="col">{text.access_last()}</th>
                        <th scope="col">{text.people_state()}</th>
                        <th scope="col"><span class="sr">{text.access_end()}</span></th>
                    </tr>
                </thead>
                <tbody>{roles.into_iter().map(row).collect_view()}</tbody>
            </table>
        </TableWrap>
    })
}

fn why(text: Text, reason: &str) -> String {
    match reason {
        "past" => text.access_term_past(),
        "before_from" => text.access_term_before(),
        _ => text.access_unreadable(),
    }
    .to_owned()
}

/// The form that gives a role; it works without script.
#[component]
pub fn GiveRoleForm(
    /// To whom.
    account: AccountId,
    /// What it can be for.
    campuses: Vec<(CampusId, String)>,
    /// The school's day.
    today: NaiveDate,
    /// The same until a role was given: sent twice it counts once.
    key: String,
) -> impl IntoView {
    let text = use_text();
    let failure = ServerAction::<GiveRole>::new().value().get_untracked().and_then(Result::err);
    let wrong = move |field: &str| failure.as_ref().and_then(|failure: &Failure| failure.reason(field)).map(|reason| why(text, &reason));
    let (from, last) = (wrong("from_on"), wrong("last_on"));
    let listed = [("from_on", &from), ("last_on", &last)];
    let errors: Vec<Wrong> = listed.into_iter().filter_map(|(id, words)| Some(Wrong { id: id.into(), words: words.clone()? })).collect();
    let roles = Role::ALL.into_iter().rev().map(|role| Choice::new(role.word(), role_name(text, role))).collect::<Vec<_>>();
    let every = Choice::new("", text.console_all_campuses());
    let places: Vec<Choice> = std::iter::once(every).chain(campuses.into_iter().map(|(id, name)| Choice::new(id.to_string(), name))).collect();
    view! {
        <form method="post" action=GiveRole::PATH class="stack stack-4 give-role" aria-labelledby="give-h">
            <h3 id="give-h">{text.access_give()}</h3>
            <ErrorSummary errors=Signal::stored(errors) />
            <input type="hidden" name="account" value=account.to_string() />
            <input type="hidden" name="key" value=key />
            <div class="form-grid">
                <Select id="role" name="role" label=text.access_role() options=roles value="teacher".to_owned() />
                <Select id="campus" name="campus" label=text.people_campus() options=places />
                <Field id="from_on" name="from_on" label=text.access_from() kind=FieldKind::Date value=today.to_string() error=MaybeProp::from(from) />
                <Field id="last_on" name="last_on" label=text.access_last() kind=FieldKind::Date optional=true error=MaybeProp::from(last) />
            </div>
            <p><button type="submit" class="btn btn-primary">{text.access_give_now()}</button></p>
        </form>
    }
}
