//! The roles of an account.

use super::api::EndRole;
use crate::{
    face::role_title,
    text::{Text, use_text},
    ui::{Badge, Empty, IconName, TableWrap, Tone, date::day_full},
};
use leptos::{either::Either, prelude::*, server_fn::ServerFn};
use shared::{
    access::{HeldRole, Term},
    id::AccountId,
};

fn term(text: Text, term: Term) -> impl IntoView + use<> {
    let (tone, icon, word) = match term {
        Term::Coming => (Tone::Info, IconName::Clock, text.access_term_coming()),
        Term::Now => (Tone::Positive, IconName::CheckCircle, text.access_term_now()),
        Term::Over => (Tone::Neutral, IconName::Lock, text.access_term_over()),
    };
    view! { <Badge tone icon>{word}</Badge> }
}

/// What a role is bounded by.
fn scope(text: Text, role: &HeldRole) -> String {
    let campus = role.campus.clone().unwrap_or_else(|| text.console_all_campuses().into());
    [Some(campus), role.department.clone(), role.class.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// First and last day; with their times where that is one day.
fn days(text: Text, role: &HeldRole) -> (String, String) {
    let (from, last) = (day_full(text, role.from_on), role.last_on.map_or_else(|| text.access_open_end().to_owned(), |last| day_full(text, last)));
    match role.within_day {
        Some((first, until)) => (format!("{from} {first}"), format!("{last} {until}")),
        None => (from, last),
    }
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
        let ((from, last), name) = (days(text, &role), role_title(text, &role.role));
        let end = (can_change && role.term != Term::Over).then(|| {
            view! {
                <form method="post" action=EndRole::PATH>
                    <input type="hidden" name="account" value=account.to_string() />
                    <input type="hidden" name="role" value=role.id.to_string() />
                    <button type="submit" class="btn btn-quiet btn-sm" aria-label=text.access_end_role(&name)>{text.access_end()}</button>
                </form>
            }
        });
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{scope(text, &role)}</td>
                <td>{from}{role.given_by.map(|name| view! { <span class="caption faint sub">{text.access_given_by(name)}</span> })}</td>
                <td>{last}{role.ended_by.map(|name| view! { <span class="caption faint sub">{text.access_ended_by(name)}</span> })}</td>
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
                        <th scope="col">{text.access_scope()}</th>
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
